#include "core/data/jpeg_rows.h"

#include <array>
#include <csetjmp>
#include <cstdio>
#include <string>

#include <jpeglib.h>

#include <jerror.h>

namespace boxwright {

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// libjpeg ends its work by calling this; it may not return.
struct JumpingErrors {
    jpeg_error_mgr manager{}; ///< first: libjpeg knows this part only
    std::jmp_buf jump{};
    std::array<char, JMSG_LENGTH_MAX> text{};
};

[[noreturn]] void leave(j_common_ptr info) {
    auto* errors = reinterpret_cast<JumpingErrors*>(info->err);
    info->err->format_message(info, errors->text.data());
    std::longjmp(errors->jump, 1);
}

/// That the file ends too early is a warning to libjpeg, which goes on in grey; readImage() takes no such file.
void leaveAtEnd(j_common_ptr info, int) {
    if (info->err->msg_code == JWRN_JPEG_EOF)
        leave(info);
}

/// Between setjmp and the calls of libjpeg no object with a destructor may live: each step is a function of its own
/// that gives false for an error.
class JpegRows : public PictureRows {
public:
    explicit JpegRows(std::filesystem::path path)
        : m_path(std::move(path))
        , m_file(std::fopen(m_path.c_str(), "rb")) {
        m_info.err = jpeg_std_error(&m_errors.manager);
        m_errors.manager.error_exit = leave;
        m_errors.manager.emit_message = leaveAtEnd;
    }
    ~JpegRows() override { jpeg_destroy_decompress(&m_info); }

    [[nodiscard]] Result<void> start(int shrink) {
        if (!m_file)
            return fail(ErrorKind::Unreadable, "The file cannot be opened.", m_path.string());
        if (!readHeader())
            return problem();
        if (m_info.jpeg_color_space == JCS_CMYK || m_info.jpeg_color_space == JCS_YCCK)
            return fail(ErrorKind::Unsupported, "A JPEG in printing colours is not read in parts.", m_path.string());
        return begin(shrink) ? Result<void>() : problem();
    }

    [[nodiscard]] ImageSize size() const override {
        return {static_cast<int>(m_info.output_width), static_cast<int>(m_info.output_height)};
    }
    [[nodiscard]] int shrunkBy() const override { return static_cast<int>(m_info.scale_denom / m_info.scale_num); }
    [[nodiscard]] Result<void> next(std::uint8_t* row) override { return readRow(row) ? Result<void>() : problem(); }
    [[nodiscard]] Result<void> skip(int rows) override {
        return rows <= 0 || skipRows(static_cast<JDIMENSION>(rows)) ? Result<void>() : problem();
    }

private:
    bool readHeader() {
        if (setjmp(m_errors.jump) != 0)
            return false;
        jpeg_create_decompress(&m_info);
        jpeg_stdio_src(&m_info, m_file.get());
        return jpeg_read_header(&m_info, TRUE) == JPEG_HEADER_OK;
    }

    bool begin(int shrink) {
        if (setjmp(m_errors.jump) != 0)
            return false;
        m_info.out_color_space = JCS_RGB;
        m_info.scale_num = 1;
        m_info.scale_denom = static_cast<unsigned>(shrink);
        return jpeg_start_decompress(&m_info) != FALSE;
    }

    bool readRow(std::uint8_t* row) {
        if (setjmp(m_errors.jump) != 0)
            return false;
        JSAMPROW rows = row;
        return jpeg_read_scanlines(&m_info, &rows, 1) == 1;
    }

    bool skipRows(JDIMENSION rows) {
        if (setjmp(m_errors.jump) != 0)
            return false;
        return jpeg_skip_scanlines(&m_info, rows) == rows;
    }

    [[nodiscard]] tl::unexpected<Error> problem() const {
        return fail(ErrorKind::Unreadable, std::string("The JPEG is damaged: ") + m_errors.text.data(),
                    m_path.string());
    }

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, FileCloser> m_file;
    JumpingErrors m_errors;
    jpeg_decompress_struct m_info{};
};

} // namespace

Result<std::unique_ptr<PictureRows>> openJpegRows(const std::filesystem::path& path, int shrink) {
    auto rows = std::make_unique<JpegRows>(path);
    if (auto started = rows->start(shrink); !started)
        return tl::unexpected<Error>(started.error());
    return std::unique_ptr<PictureRows>(std::move(rows));
}

} // namespace boxwright
