#include "tests/support/weight_samples.h"

#include <sstream>

#include <zlib.h>

#include "core/model/weights/little_endian.h"
#include "core/model/weights/pickle_writer.h"
#include "core/model/weights/safetensors.h"
#include "core/model/weights/zip_format.h"
#include "core/model/weights/zip_writer.h"

namespace weightsample {
namespace {

using namespace boxwright;

std::span<const std::uint8_t> bytesOf(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::uint64_t count(const Tensor& tensor) {
    std::uint64_t elements = 1;
    for (const std::int64_t size : tensor.sizes)
        elements *= static_cast<std::uint64_t>(size);
    return elements;
}

/// A whole pickle around these instructions.
std::string pickle(const std::string& instructions) {
    return "\x80\x02" + instructions + ".";
}

std::string integer(std::uint64_t value) {
    return "J" + littleEndian(value, 4);
}

std::string text(const std::string& value) {
    return "X" + littleEndian(value.size(), 4) + value;
}

std::string storageGlobal(const Tensor& tensor) {
    return "ctorch\n" + std::string(toText(tensor.type)) + "Storage\n";
}

std::string legacy(const std::vector<Tensor>& tensors) {
    std::string bytes = pickle("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19") + pickle(integer(1001)) +
                        pickle("}(" + text("protocol_version") + integer(1001) + text("little_endian") + "\x88u") +
                        statePickle(tensors);
    std::string keys, data;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        keys += text(std::to_string(i));
        data += littleEndian(count(tensors[i]), 8) + tensors[i].data;
    }
    return bytes + pickle("](" + keys + "e") + data;
}

std::string tarMember(const std::string& name, const std::string& data) {
    std::string header(512, '\0');
    std::ostringstream size;
    size.width(11);
    size.fill('0');
    size << std::oct << data.size();
    header.replace(0, name.size(), name);
    header.replace(124, 11, size.str());
    header.replace(257, 5, "ustar");
    return header + data + std::string((512 - data.size() % 512) % 512, '\0');
}

/// Storage i has the number i + 1, its tensor 1000 + i.
std::string tar(const std::vector<Tensor>& tensors) {
    std::string storages = pickle(integer(tensors.size())), views = pickle(integer(tensors.size())), entries;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const Tensor& tensor = tensors[i];
        storages += pickle(integer(i + 1) + text("cpu") + storageGlobal(tensor) + "\x87") +
                    littleEndian(count(tensor), 8) + tensor.data;
        views += pickle(integer(1000 + i) + integer(i + 1) + "ctorch\nFloatTensor\n\x87") +
                 littleEndian(tensor.sizes.size(), 8);
        for (const std::int64_t size : tensor.sizes)
            views += littleEndian(static_cast<std::uint64_t>(size), 8);
        std::uint64_t stride = count(tensor);
        for (const std::int64_t size : tensor.sizes)
            views += littleEndian(stride /= static_cast<std::uint64_t>(size), 8);
        views += littleEndian(0, 8);
        entries += text(tensor.name) + integer(1000 + i) + "Q";
    }
    return tarMember("sys_info", pickle("}")) + tarMember("pickle", pickle("}(" + entries + "u")) +
           tarMember("storages", storages + pickle("]")) + tarMember("tensors", views) + std::string(1024, '\0');
}

std::string safetensors(const std::vector<Tensor>& tensors) {
    std::vector<SafetensorsEntry> entries;
    std::string data;
    for (const Tensor& tensor : tensors) {
        entries.push_back({tensor.name, tensor.type, tensor.sizes});
        data += tensor.data;
    }
    return safetensorsHeader(entries, {{"format", "pt"}}) + data;
}

std::string deflate(const std::string& data) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    std::string packed(data.size() + data.size() / 100 + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// ZipWriter writes stored members only: the method and sizes of these become those of packed ones.
std::string deflatedZip(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string bytes, directory;
    for (const auto& [name, data] : members) {
        const std::string packed = deflate(data);
        const std::string common = littleEndian(zip::kDeflated, 2) + littleEndian(0x210000, 4) + littleEndian(0, 4) +
                                   littleEndian(packed.size(), 4) + littleEndian(data.size(), 4) +
                                   littleEndian(name.size(), 2) + littleEndian(0, 2);
        directory += littleEndian(zip::kCentralHeader, 4) + littleEndian(20, 2) + littleEndian(20, 2) +
                     littleEndian(0, 2) + common + std::string(10, '\0') + littleEndian(bytes.size(), 4) + name;
        bytes += littleEndian(zip::kLocalHeader, 4) + littleEndian(20, 2) + littleEndian(0, 2) + common + name + packed;
    }
    return bytes + directory + littleEndian(zip::kEnd, 4) + littleEndian(0, 4) + littleEndian(members.size(), 2) +
           littleEndian(members.size(), 2) + littleEndian(directory.size(), 4) + littleEndian(bytes.size(), 4) +
           littleEndian(0, 2);
}

} // namespace

Tensor counted(const std::string& name, ElementType type, std::vector<std::int64_t> sizes) {
    Tensor tensor{name, type, std::move(sizes), {}};
    const std::uint64_t bytes = count(tensor) * static_cast<std::uint64_t>(bytesPerElement(type));
    for (std::uint64_t i = 0; i < bytes; ++i)
        tensor.data.push_back(static_cast<char>(i));
    return tensor;
}

std::string statePickle(const std::vector<Tensor>& tensors) {
    PickleWriter writer;
    writer.beginDict(/*ordered=*/true);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        writer.text(tensors[i].name);
        writer.tensor(std::to_string(i), tensors[i].type, tensors[i].sizes);
    }
    writer.endDict();
    return writer.finish();
}

std::string zip(const std::string& pickle, const std::vector<Tensor>& tensors, bool deflated) {
    std::vector<std::pair<std::string, std::string>> members{{"archive/data.pkl", pickle}};
    for (std::size_t i = 0; i < tensors.size(); ++i)
        members.emplace_back("archive/data/" + std::to_string(i), tensors[i].data);
    members.emplace_back("archive/version", "3\n");
    if (deflated)
        return deflatedZip(members);
    std::ostringstream out;
    ZipWriter writer(out);
    for (const auto& [name, data] : members)
        writer.add(name, bytesOf(data));
    writer.finish();
    return out.str();
}

std::string file(WeightsForm form, const std::vector<Tensor>& tensors) {
    switch (form) {
    case WeightsForm::Zip:
        return zip(statePickle(tensors), tensors);
    case WeightsForm::Legacy:
        return legacy(tensors);
    case WeightsForm::Tar:
        return tar(tensors);
    case WeightsForm::SafeTensors:
        return safetensors(tensors);
    }
    return {};
}

} // namespace weightsample
