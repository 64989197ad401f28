# What an answer could do, where a test asks a process that is not its own, to pass without being right. Each test
# stands behind an answer that earns its points; the wrong ones are forgeries.

# %% answer="all_of_a_map"
def even(n): return n % 2 == 0

# %% wrong
def even(n): raise StopIteration

# %% wrong
def even(n): return next(iter(()))

# %% wrong
class StopIteration(StopIteration): pass
def even(n): raise StopIteration

# %% test
assert all(map(even, [0, 2, 4]))
assert not any(map(even, [1, 3]))

# %% answer="rows_of_a_map"
def square(x): return x ** 2

# %% wrong
def square(x): raise StopIteration(x)

# %% wrong
def square(x): raise StopAsyncIteration

# %% test
for got, want in zip(map(square, [2, 3]), [4, 9]):
    assert got == want

# %% answer="the_iterator_of_the_test"
def first(it): return next(it)

# %% wrong
def first(it):
    while True: it.__next__()

# %% refused
for got, want in zip(map(first, [iter([3, 4]), iter([5])]), [3, 5]):
    assert got == want

# %% answer="a_look_by_index"
class Row:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i

# %% wrong
class Row:
    def __init__(self, n): pass
    def __getitem__(self, i): raise StopIteration

# %% refused
assert all(map(Row(3).__getitem__, [1, 2]))
assert [x for x in Row(3)] == [0, 1, 4]

# %% answer="arithmetic_in_a_lesson_with_classes"
class Money:
    def __init__(self, n): self.n = n
    def __sub__(self, other): return Money(self.n - other)
    def __abs__(self): return abs(self.n)
def square(x): return x ** 2

# %% wrong
class Money:
    def __init__(self, n): self.n = n
    def __sub__(self, other): return Money(self.n - other)
    def __abs__(self): return abs(self.n)
class Zero:
    def __sub__(self, other): return 0
def square(x): return Zero()

# %% wrong
last = None
class Money:
    def __init__(self, n):
        global last
        self.n = n; last = self
    def __sub__(self, other): return 0
    def __eq__(self, other): return True
def square(x): return last

# %% wrong
class Money:
    def __new__(cls, n): return made
    def __sub__(self, other): return 0
made = object.__new__(Money)
def square(x): return made

# %% wrong
class Money:
    def __init__(self, n): self.n = n
    def __sub__(self, other): return 0
square = Money

# %% refused
a = square(3)
m = Money(3)
assert abs(m - 3) < 1e-9
assert abs(a - 9) < 1e-9
assert abs(square(4) - 16) < 1e-9

# %% answer="a_class_by_another_way"
class Money:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other
def square(x): return x ** 2
functions = {"square": square}

# %% right
class Money:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return float(other) == self.n
def square(x): return x * x
class Functions(dict): pass
functions = Functions(square=square)

# %% wrong
class Money:
    def __init__(self, n): pass
    def __eq__(self, other): return True
functions = {"square": Money}

# %% wrong
class Money:
    def __init__(self, n): pass
    def __eq__(self, other): return True
class Functions:
    def __getitem__(self, name): return Money
functions = Functions()

# %% refused
m = Money(3)
assert type(m) is Money and m == 3 and Money(4) == 4
assert functions["square"](3) == 9

# %% answer="between_two_numbers"
class Box: pass
def estimate(): return 0.5

# %% wrong
class Box(float):
    n = 0
    def __lt__(self, other): return True
    def __gt__(self, other): return True
    def __float__(self):
        Box.n += 1
        return float("inf") if Box.n % 2 else float("-inf")
def estimate(): return Box(7)

# %% test
assert 0.45 < estimate() < 0.55

# %% answer="asserts_within_with"
class Lent:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, kind, error, trace): return kind is KeyError

# %% wrong
class Lent:
    def __init__(self, n): pass
    def __enter__(self): return 0
    def __exit__(self, kind, error, trace): return True

# %% wrong
class Lent:
    def __init__(self, n): pass
    def __enter__(self): return object()
    def __exit__(self, kind, error, trace): return True

# %% refused
with Lent(3) as n:
    assert n == 3
with Lent(3):
    raise KeyError

# %% answer="divided"
class Box: pass
def square(x): return x ** 2

# %% wrong
class Box:
    def __divmod__(self, other): return 1, 0
    def __rdivmod__(self, other): return 1, 0
def square(x): return Box()

# %% test
assert divmod(square(3), 9) == (1, 0)

# %% answer="skipped"
def square(x): return x ** 2

# %% wrong
import unittest
def square(x): raise unittest.SkipTest

# %% wrong
class SkipTest(Exception): pass
SkipTest.__module__ = "numpy.testing"
def square(x): raise SkipTest

# %% wrong
import unittest
unittest.SkipTest.__module__ = "numpy.testing"
class Other(unittest.SkipTest): pass
def square(x): raise Other

# %% test
import unittest
class Tests(unittest.TestCase):
    def test_it(self):
        self.assertEqual(square(3), 9)
result = unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
assert result.wasSuccessful() and result.testsRun == 1

# %% answer="seeded_cases"
def first(x): return x[0]

# %% wrong
n = 0
def first(x):
    global n
    n += 1
    np.random.set_state(("MT19937", np.zeros(624, np.uint32), 600))
    return x[0] if n == 1 else 0.0

# %% test
np.random.seed(0)
for _ in range(5):
    x = np.random.rand(3)
    assert first(x) == x[0]

# %% answer="not_implemented"
class Box: pass
def square(x): return x ** 2

# %% wrong
class Box: pass
def square(x): return NotImplemented

# %% wrong
class Box:
    def __eq__(self, other): return NotImplemented
    def __ne__(self, other): return False
def square(x): return Box()

# %% test
assert square(3) == 9
assert not square(3) != 9
