#include "calculus/enclose_instruction.h"
#include "calculus/program_code.h"
#include "lectern/calculus/program.h"

#include <algorithm>
#include <array>
#include <memory>

namespace lectern {

void Program::enclose(std::span<const Interval> box, std::span<Enclosure> results) const {
    const ProgramCode& code = *code_;
    constexpr std::size_t small = 128;
    std::array<Enclosure, small> few_slots;
    std::unique_ptr<Enclosure[]> many_slots;
    if (code.slot_count() > small) many_slots = std::make_unique<Enclosure[]>(code.slot_count());
    Enclosure* const slots = many_slots ? many_slots.get() : few_slots.data();

    for (std::size_t i = 0; i < input_count_; ++i) slots[i] = {box[i], Regularity::continuous};
    std::copy(code.constant_enclosures.begin(), code.constant_enclosures.end(), slots + code.first_constant());
    enclose_instructions(code.instructions.data(), code.instruction_enclosures.data(), code.instructions.size(), slots);
    std::copy_n(slots + input_count_, output_count_, results.begin());
}

}  // namespace lectern
