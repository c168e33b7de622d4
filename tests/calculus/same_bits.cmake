# Runs PROGRAM as it is, and with the C library made to believe that the processor has neither FMA nor AVX2 (so it
# takes its other variants of sin, exp and the like): what is printed must be the same.
function(run_with_tunables tunables result)
  set(ENV{GLIBC_TUNABLES} "${tunables}")
  execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

run_with_tunables("" as_it_is)
run_with_tunables("glibc.cpu.hwcaps=-FMA,-AVX2" masked)

if(as_it_is STREQUAL "")
  message(FATAL_ERROR "${PROGRAM} printed nothing")
endif()
if(NOT as_it_is STREQUAL masked)
  message(FATAL_ERROR "The bits differ.\nAs it is:\n${as_it_is}\nWithout FMA and AVX2:\n${masked}")
endif()
