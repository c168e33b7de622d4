#include "calculus/enclose_instruction.h"
#include "calculus/program_code.h"
#include "lectern/calculus/program.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

namespace lectern {

void Program::enclose(std::span<const Interval> box, std::span<Enclosure> results) const {
    const ProgramCode& code = *code_;
    // Deliberately not initialised, as every slot is written before it is read.
    constexpr std::size_t few = 128;
    alignas(Enclosure) std::array<std::byte, few * sizeof(Enclosure)> storage_of_few;
    std::unique_ptr<Enclosure[]> many;
    if (code.slot_count() > few) many = std::make_unique_for_overwrite<Enclosure[]>(code.slot_count());
    Enclosure* const slots = many ? many.get() : reinterpret_cast<Enclosure*>(storage_of_few.data());

    for (std::size_t i = 0; i < input_count_; ++i) slots[i] = {box[i], Regularity::continuous};
    std::copy(code.constant_enclosures.begin(), code.constant_enclosures.end(), slots + code.first_constant());
    enclose_instructions(code.instructions.data(), code.instruction_enclosures.data(), code.instructions.size(), slots);
    std::copy_n(slots + input_count_, output_count_, results.begin());
}

}  // namespace lectern
