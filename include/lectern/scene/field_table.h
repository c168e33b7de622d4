#pragma once
#include "lectern/scene/reader.h"

#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace lectern {

/// What is known of one key, for messages, the schema and the reference page.
struct FieldInfo {
    std::string name;
    std::string type;          ///< "a number from 0 to 1"
    std::string meaning;       ///< One line, without a full stop.
    std::string default_text;  ///< As an author would write it; empty where there is none.
    bool required = false;
    bool built = true;                 ///< False: the format knows the key, the program doesn't yet.
    std::vector<std::string> parts{};  ///< The keys of its value, where that is a mapping.
};

/// The keys that may stand in one kind of mapping. Reading, messages, schema and reference all come from it.
///
///     const auto fields = FieldTable<Options>("layer 'surface'")
///         .include(common_fields())
///         .optional("samples", &Options::samples, read::integer(2, 2000), "points along each side", "auto")
///         .not_built("where", "a condition that cuts the surface");
///
/// A member may be of the reader's type V, or std::optional<V>, Located<V> or std::optional<Located<V>>; in its place
/// may stand a function of (T&, V) that puts the value where it belongs.
template <class T>
class FieldTable {
public:
    using Assign = std::function<void(T&, const SourceNode&, const SceneNames&, Diagnostics&)>;

    /// `owner` names the kind of mapping in messages: "layer 'surface'", "the camera".
    explicit FieldTable(std::string owner) : owner_(std::move(owner)) {}

    template <class Member, class V>
    FieldTable& optional(std::string name, Member member, Reader<V> reader, std::string meaning,
                         std::string default_text = {}) & {
        FieldInfo info{std::move(name), reader.word, std::move(meaning), std::move(default_text), false, true};
        add(std::move(info), assignment(member, std::move(reader)));
        return *this;
    }
    template <class Member, class V>
    FieldTable& required(std::string name, Member member, Reader<V> reader, std::string meaning) & {
        FieldInfo info{std::move(name), reader.word, std::move(meaning), {}, true, true};
        add(std::move(info), assignment(member, std::move(reader)));
        return *this;
    }
    FieldTable& not_built(std::string name, std::string meaning) & {
        add({std::move(name), "", std::move(meaning), {}, false, false}, nullptr);
        return *this;
    }
    /// All keys of `base`, whose T is a base class of this one's.
    template <class Base>
    FieldTable& include(const FieldTable<Base>& base) & {
        for (std::size_t i = 0; i < base.infos().size(); ++i) {
            Assign assign;
            if (base.infos()[i].built) {
                assign = [inner = base.assign(i)](T& target, const SourceNode& node, const SceneNames& names,
                                                  Diagnostics& diagnostics) {
                    inner(target, node, names, diagnostics);
                };
            }
            add(base.infos()[i], std::move(assign));
        }
        return *this;
    }
    /// The last key's value is a mapping with these keys: whoever writes one of them beside it is told so.
    FieldTable& holding(const std::vector<FieldInfo>& parts) & {
        for (const FieldInfo& part : parts) infos_.back().parts.push_back(part.name);
        return *this;
    }
    // The same on a table that is being built in one expression.
    template <class... Arguments>
    FieldTable&& optional(Arguments&&... arguments) && {
        return std::move(optional(std::forward<Arguments>(arguments)...));
    }
    template <class... Arguments>
    FieldTable&& required(Arguments&&... arguments) && {
        return std::move(required(std::forward<Arguments>(arguments)...));
    }
    FieldTable&& not_built(std::string name, std::string meaning) && {
        return std::move(not_built(std::move(name), std::move(meaning)));
    }
    FieldTable&& holding(const std::vector<FieldInfo>& parts) && { return std::move(holding(parts)); }
    template <class Base>
    FieldTable&& include(const FieldTable<Base>& base) && {
        return std::move(include(base));
    }

    [[nodiscard]] const std::string& owner() const { return owner_; }
    [[nodiscard]] const std::vector<FieldInfo>& infos() const { return infos_; }
    [[nodiscard]] const Assign& assign(std::size_t index) const { return assigns_[index]; }

private:
    void add(FieldInfo info, Assign assign) {
        infos_.push_back(std::move(info));
        assigns_.push_back(std::move(assign));
    }

    template <class Member, class V>
    static Assign assignment(Member member, Reader<V> reader) {
        return [member, reader = std::move(reader)](T& target, const SourceNode& node, const SceneNames& names,
                                                    Diagnostics& diagnostics) {
            auto value = reader(node, names, diagnostics);
            if (!value) return;
            if constexpr (std::is_member_object_pointer_v<Member>) {
                using Held = std::remove_reference_t<decltype(target.*member)>;
                using Placed = Located<V>;
                if constexpr (std::is_same_v<Held, Placed> || std::is_same_v<Held, std::optional<Placed>>) {
                    target.*member = Placed{std::move(*value), node.span};
                } else {
                    target.*member = std::move(*value);
                }
            } else {
                member(target, std::move(*value));
            }
        };
    }

    std::string owner_;
    std::vector<FieldInfo> infos_;
    std::vector<Assign> assigns_;
};

/// Which field of `infos` each entry is: its index, or -1 for one that mustn't stand there. Tells unknown keys (with
/// the key that they belong under, or the nearest known one), keys that are not built yet, and required keys that are
/// missing (at `place`).
std::vector<int> match_fields(std::span<const SourceEntry> entries, const SourceSpan& place, const std::string& owner,
                              const std::vector<FieldInfo>& infos, Diagnostics& diagnostics);

/// Reads the entries of a mapping into `target`; what is absent or wrong keeps its value. All mistakes are told.
/// `place` is where a missing key is told: the mapping, or the key that it belongs to.
template <class T>
void read_fields(std::span<const SourceEntry> entries, const SourceSpan& place, const FieldTable<T>& table, T& target,
                 const SceneNames& names, Diagnostics& diagnostics) {
    const std::vector<int> fields = match_fields(entries, place, table.owner(), table.infos(), diagnostics);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (fields[i] >= 0) {
            table.assign(static_cast<std::size_t>(fields[i]))(target, *entries[i].value, names, diagnostics);
        }
    }
}

namespace read {

/// A mapping with the keys of `table` (which must outlive the reader), over the defaults of a fresh T.
template <class T>
Reader<T> mapping(const FieldTable<T>& table) {
    return {"a mapping of " + table.owner(),
            [&table](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) -> std::optional<T> {
                if (!node.is_mapping()) {
                    expected("a mapping", node, diagnostics);
                    return std::nullopt;
                }
                T value{};
                read_fields<T>(node.entries, node.span, table, value, names, diagnostics);
                return value;
            }};
}

}  // namespace read
}  // namespace lectern
