#include "core/data/png_rows.h"

#include <csetjmp>
#include <cstdio>
#include <string>
#include <vector>

#include <png.h>

namespace boxwright {

namespace {

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

void rememberError(png_structp png, png_const_charp text) {
    static_cast<std::string*>(png_get_error_ptr(png))->assign(text);
    png_longjmp(png, 1);
}

void passOver(png_structp, png_const_charp) {}

/// Between setjmp and the calls of libpng no object with a destructor may live: each step is a function of its own that
/// gives false for an error.
class PngRows : public PictureRows {
public:
    explicit PngRows(std::filesystem::path path)
        : m_path(std::move(path))
        , m_file(std::fopen(m_path.c_str(), "rb"))
        , m_png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_text, rememberError, passOver))
        , m_info(m_png != nullptr ? png_create_info_struct(m_png) : nullptr) {}
    ~PngRows() override { png_destroy_read_struct(&m_png, &m_info, nullptr); }

    [[nodiscard]] Result<void> start() {
        if (!m_file || m_info == nullptr)
            return fail(ErrorKind::Unreadable, "The file cannot be opened.", m_path.string());
        if (!begin())
            return problem();
        if (png_get_interlace_type(m_png, m_info) != PNG_INTERLACE_NONE)
            return fail(ErrorKind::Unsupported, "An interlaced PNG is not read in parts.", m_path.string());
        m_skipped.resize(png_get_rowbytes(m_png, m_info));
        return {};
    }

    [[nodiscard]] ImageSize size() const override {
        return {static_cast<int>(png_get_image_width(m_png, m_info)),
                static_cast<int>(png_get_image_height(m_png, m_info))};
    }
    [[nodiscard]] int shrunkBy() const override { return 1; }
    [[nodiscard]] Result<void> next(std::uint8_t* row) override { return readRow(row) ? Result<void>() : problem(); }
    [[nodiscard]] Result<void> skip(int rows) override {
        for (int i = 0; i < rows; ++i)
            if (!readRow(m_skipped.data()))
                return problem();
        return {};
    }

private:
    /// To 8-bit RGB by the same steps as OpenCV's decoder: alpha is dropped and not blended.
    bool begin() {
        if (setjmp(png_jmpbuf(m_png)) != 0)
            return false;
#ifdef PNG_IGNORE_ADLER32
        png_set_option(m_png, PNG_IGNORE_ADLER32, PNG_OPTION_ON); // each chunk has its own sum, which is checked
#endif
        png_init_io(m_png, m_file.get());
        png_read_info(m_png, m_info);
        png_set_strip_16(m_png);
        png_set_strip_alpha(m_png);
        png_set_palette_to_rgb(m_png);
        if ((png_get_color_type(m_png, m_info) & PNG_COLOR_MASK_COLOR) == 0) {
            png_set_expand_gray_1_2_4_to_8(m_png);
            png_set_gray_to_rgb(m_png);
        }
        png_read_update_info(m_png, m_info);
        return png_get_channels(m_png, m_info) == 3 && png_get_bit_depth(m_png, m_info) == 8;
    }

    bool readRow(std::uint8_t* row) {
        if (setjmp(png_jmpbuf(m_png)) != 0)
            return false;
        png_read_row(m_png, row, nullptr);
        return true;
    }

    [[nodiscard]] tl::unexpected<Error> problem() const {
        return fail(ErrorKind::Unreadable, "The PNG is damaged: " + m_text, m_path.string());
    }

    std::filesystem::path m_path;
    std::string m_text;
    std::unique_ptr<std::FILE, FileCloser> m_file;
    png_structp m_png;
    png_infop m_info;
    std::vector<std::uint8_t> m_skipped;
};

} // namespace

Result<std::unique_ptr<PictureRows>> openPngRows(const std::filesystem::path& path) {
    auto rows = std::make_unique<PngRows>(path);
    if (auto started = rows->start(); !started)
        return tl::unexpected<Error>(started.error());
    return std::unique_ptr<PictureRows>(std::move(rows));
}

} // namespace boxwright
