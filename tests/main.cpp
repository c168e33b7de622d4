#define BOOST_TEST_MODULE lectern
#include <boost/test/unit_test.hpp>
