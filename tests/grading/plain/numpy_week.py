# A week on arrays, as another instructor writes it. Each test stands behind an answer that earns all of its points,
# further right answers, and wrong ones that do not earn all.

# %% answer="mean_center"
def center(X):
    return X - X.mean(axis=0)

# %% right
def center(X):
    out = np.empty_like(X, dtype=float)
    for j in range(X.shape[1]): out[:, j] = X[:, j] - sum(X[:, j]) / len(X)
    return out

# %% wrong
def center(X):
    return X - X.mean()

# %% wrong
def center(X):
    X -= X.mean(axis=0)
    return X

# %% test
X = np.array([[1.0, 2], [3, 8]])
keep = X.copy()
Y = center(X)
np.testing.assert_array_equal(X, keep, err_msg="center must not change its argument")
np.testing.assert_allclose(Y, [[-1, -3], [1, 3]])
assert Y.shape == X.shape and Y.dtype == np.float64

# %% answer="returns_a_copy_identity"
def relu(x):
    return np.maximum(x, 0)

# %% wrong
def relu(x):
    x[x < 0] = 0
    return x

# %% refused
x = np.array([1.0, 2.0])
assert relu(x) is not x, "return a new array"

# %% test
from nnkit.check import there
@there
def left():
    x = np.array([1.0, 2.0])
    relu(x)[0] = 7
    return x
assert left().tolist() == [1, 2], "return a new array"

# %% answer="returns_a_copy_identity_no_change"
def pos(x):
    return x * 1.0

# %% wrong
def pos(x):
    return x

# %% refused
x = np.array([1.0, 2.0])
y = pos(x)
assert y is not x, "return a new array"

# %% answer="returns_a_copy_by_writing"
def double(x):
    return 2 * x

# %% right
def double(x):
    y = x.copy(); y *= 2
    return y

# %% wrong
def double(x):
    return x

# %% refused
x = np.zeros(3)
y = double(x)
y[0] = 7
assert x[0] == 0

# %% test
from nnkit.check import there
@there
def left():
    x = np.zeros(3)
    double(x)[0] = 7
    return x
assert left().tolist() == [0, 0, 0]

# %% answer="shares_memory"
def last_column(X):
    return X[:, -1].copy()

# %% wrong
def last_column(X):
    return X[:, -1]

# %% refused
X = np.arange(6.0).reshape(2, 3)
c = last_column(X)
assert not np.shares_memory(X, c)
np.testing.assert_array_equal(c, [2, 5])

# %% test
from nnkit.check import there
@there
def left():
    X = np.arange(6.0).reshape(2, 3)
    last_column(X)[:] = 9
    return X
np.testing.assert_array_equal(left(), np.arange(6.0).reshape(2, 3))
np.testing.assert_array_equal(last_column(np.arange(6.0).reshape(2, 3)), [2, 5])

# %% answer="view_wanted"
def first_row(X):
    return X[0]

# %% wrong
def first_row(X):
    return X[0].copy()

# %% refused
X = np.arange(6.0).reshape(2, 3)
first_row(X)[:] = 9
assert X[0, 0] == 9

# %% test
from nnkit.check import there
@there
def written():
    X = np.arange(6.0).reshape(2, 3)
    first_row(X)[:] = 9
    return X
assert written()[0].tolist() == [9, 9, 9]

# %% answer="view_wanted_base"
def flat(X):
    return X.reshape(-1)

# %% refused
X = np.arange(6.0).reshape(2, 3)
assert np.shares_memory(flat(X), X)

# %% answer="list_alias"
def add_one(items):
    return [*items, 1]

# %% wrong
def add_one(items):
    items.append(1)
    return items

# %% refused
a = [0]
b = add_one(a)
b.append(5)
assert a == [0]

# %% test
from nnkit.check import there
@there
def left():
    a = [0]
    add_one(a).append(5)
    return a
assert left() == [0]

# %% answer="rows_not_aliased"
def grid(n):
    return [[0] * n for _ in range(n)]

# %% wrong
def grid(n):
    return [[0] * n] * n

# %% refused
g = grid(3)
g[0][0] = 1
assert g[1][0] == 0

# %% test
from nnkit.check import there
@there
def written():
    g = grid(3)
    g[0][0] = 1
    return g
assert written() == [[1, 0, 0], [0, 0, 0], [0, 0, 0]]

# %% answer="list_identity_returned"
def push(items, x):
    items.append(x)
    return items

# %% wrong
def push(items, x):
    return [*items, x]

# %% refused
a = [1]
assert push(a, 2) is a
assert a == [1, 2]

# %% test
from nnkit.check import there
@there
def pushed():
    a = [1]
    push(a, 2).append(3)
    return a
assert pushed() == [1, 2, 3]

# %% answer="warnings_are_errors"
def sigmoid(z):
    z = np.asarray(z, float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))

# %% wrong
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

# %% test
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    np.testing.assert_allclose(sigmoid(np.array([-1000.0, 0, 1000])), [0, 0.5, 1])

# %% answer="errstate_raise"
def safe_log(x):
    return np.log(np.maximum(x, 1e-12))

# %% wrong
def safe_log(x):
    return np.log(x)

# %% refused
with np.errstate(all="raise"):
    assert safe_log(np.array([0.0, 1.0]))[1] == 0

# %% test
from nnkit.check import there
@there
def last():
    with np.errstate(all="raise"):
        return safe_log(np.array([0.0, 1.0]))
assert last()[1] == 0

# %% answer="warns_counted"
import warnings
def old(x):
    warnings.warn("use new", DeprecationWarning)
    return x

# %% wrong
def old(x):
    return x

# %% test
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert old(2) == 2
assert len(caught) == 1 and issubclass(caught[0].category, DeprecationWarning) and "new" in str(caught[0].message)

# %% answer="assert_warns_numpy"
import warnings
def f(x):
    if x < 0: warnings.warn("negative", RuntimeWarning)
    return abs(x)

# %% wrong
def f(x): return abs(x)

# %% test
from numpy.testing import assert_warns, assert_no_warnings
assert assert_warns(RuntimeWarning, f, -1) == 1
assert assert_no_warnings(f, 1) == 1

# %% answer="seed_hard_coded"
def init(n_in, n_out):
    return np.random.randn(n_in, n_out) * 0.01

# %% wrong
def init(n_in, n_out):
    return np.random.rand(n_in, n_out) * 0.01

# %% refused
np.random.seed(3)
X = np.random.randn(2, 3)
W = init(3, 2)
np.random.seed(3)
X2 = np.random.randn(2, 3)
np.testing.assert_allclose(W, np.random.randn(3, 2) * 0.01)

# %% test
from nnkit.check import there
@there
def weights(seed):
    np.random.seed(seed)
    return init(3, 2)
np.random.seed(3)
np.testing.assert_allclose(weights(3), np.random.randn(3, 2) * 0.01)

# %% answer="seed_then_draw_twice"
def draw(n):
    return np.random.rand(n)

# %% wrong
def draw(n):
    return np.random.rand(n + 1)[:n]

# %% refused
np.random.seed(0)
first, second = draw(3), draw(2)
np.random.seed(0)
np.testing.assert_array_equal([*first, *second], np.random.rand(5))

# %% test
from nnkit.check import there
@there
def drawn():
    np.random.seed(0)
    return [*draw(3), *draw(2)]
np.random.seed(0)
np.testing.assert_array_equal(drawn(), np.random.rand(5))

# %% answer="python_random_shared"
import random
def pick(items):
    return random.choice(items)

# %% refused
import random
random.seed(1)
a = random.random()
b = [pick(list(range(100))) for _ in range(5)]
random.seed(1)
assert a == random.random() and b == [random.choice(list(range(100))) for _ in range(5)]

# %% answer="generator_state"
def shuffled(x, rng):
    return rng.permutation(x)

# %% refused
rng = np.random.default_rng(5); ref = np.random.default_rng(5)
assert shuffled([1, 2, 3], rng).tolist() == ref.permutation([1, 2, 3]).tolist()
assert rng.bit_generator.state == ref.bit_generator.state

# %% test
from nnkit.check import there
@there
def drawn():
    rng = np.random.default_rng(5)
    return shuffled([1, 2, 3], rng), rng.random()
order, after = drawn()
ref = np.random.default_rng(5)
assert order.tolist() == ref.permutation([1, 2, 3]).tolist() and after == ref.random()

# %% answer="randomstate_kw"
def noise(n, *, rng):
    return rng.normal(size=n)

# %% refused
rs = np.random.RandomState(1)
a = noise(3, rng=rs)
rs2 = np.random.RandomState(1)
np.testing.assert_array_equal(a, rs2.normal(size=3))
assert rs.rand() == rs2.rand(), "state moved"

# %% answer="keyword_array_changed"
def fill(n, *, out):
    out[:] = n

# %% wrong
def fill(n, *, out):
    pass

# %% test
o = np.zeros(3)
fill(4, out=o)
assert o.tolist() == [4, 4, 4]

# %% answer="keyword_list_changed"
def log(msg, history=None):
    history = [] if history is None else history
    history.append(msg)
    return history

# %% wrong
def log(msg, history=[]):
    history.append(msg)
    return history

# %% test
assert log("a") == ["a"]
assert log("b") == ["b"]
h = ["x"]
log("y", history=h)
assert h == ["x", "y"]

# %% answer="view_argument_changed"
def zero(x):
    x[...] = 0

# %% wrong
def zero(x):
    x = x * 0

# %% test
X = np.ones((3, 3))
zero(X[1])
zero(X[:, 0])
assert X.sum() == 4

# %% answer="nested_array_changed"
def step(params, grads, lr):
    for p, g in zip(params, grads):
        p -= lr * g

# %% wrong
def step(params, grads, lr):
    for p, g in zip(params, grads):
        p = p - lr * g

# %% test
ps = [np.ones(2), np.ones((2, 2))]
step(ps, [np.ones(2), np.ones((2, 2))], 0.5)
np.testing.assert_allclose(ps[0], 0.5); np.testing.assert_allclose(ps[1], 0.5)

# %% answer="dict_param_update"
def update(params, grads, lr=0.1):
    for k in params: params[k] = params[k] - lr * grads["d" + k]
    return params

# %% wrong
def update(params, grads, lr=0.1):
    for k in params: params[k] = params[k] + lr * grads["d" + k]
    return params

# %% test
p = {"W1": np.ones((2, 2)), "b1": np.zeros((2, 1))}
g = {"dW1": np.ones((2, 2)), "db1": np.ones((2, 1))}
out = update(p, g)
np.testing.assert_allclose(out["W1"], 0.9)
np.testing.assert_allclose(out["b1"], -0.1)

# %% answer="many_calls"
def square(x): return x * x

# %% wrong
def square(x): return x * x if x < 1900 else 0

# %% test
for i in range(2000):
    assert square(i) == i * i

# %% answer="large_array"
def norm(x): return np.sqrt((x ** 2).sum())

# %% test
x = np.ones(100_000)
assert np.isclose(norm(x), np.sqrt(100_000))
y = np.ones((100, 125))
assert norm(y) > 0

# %% answer="large_list"
def total(xs): return sum(xs)

# %% test
assert total(list(range(200_000))) == 19999900000

# %% answer="partial_credit"
def f(x): return x + 1

# %% wrong
def f(x): return x + 1 if x < 2 else 0

# %% test
points = 0
for x in range(4):
    if f(x) == x + 1: points += 0.5
points

# %% answer="partial_credit_numpy_float"
def f(x): return x + 1

# %% wrong
def f(x): return x + 1 if x < 2 else 0

# %% test
np.mean([f(x) == x + 1 for x in range(4)]) * 2

# %% answer="last_expression_print"
def f(x): return x + 1

# %% wrong
def f(x): return x

# %% test
assert f(1) == 2
print("ok")

# %% answer="last_expression_call"
def f(x): return "text"

# %% wrong
def f(x): return "tex"

# %% test
assert f(1) == "text"
f(1)

# %% answer="stderr_in_student"
import sys
def f(x):
    print("log", file=sys.stderr)
    print("value", x)
    return x

# %% test
import io, contextlib
out = io.StringIO()
with contextlib.redirect_stdout(out):
    f(3)
assert out.getvalue() == "value 3\n"

# %% answer="warning_with_stdout"
import warnings
def say(x):
    warnings.warn("old")
    print("value", x)

# %% test
import io, contextlib
out = io.StringIO()
with contextlib.redirect_stdout(out):
    say(3)
assert out.getvalue().strip() == "value 3"

# %% answer="redirect_stderr"
import sys
def f(x):
    print("log", x, file=sys.stderr)

# %% wrong
import sys
def f(x):
    print("log", x)

# %% test
import io, contextlib
err = io.StringIO()
with contextlib.redirect_stderr(err):
    f(3)
assert err.getvalue() == "log 3\n"

# %% answer="structured"
def table():
    t = np.zeros(2, dtype=[("a", "f8"), ("n", "U5")])
    t["a"] = [1, 2]; t["n"] = ["x", "y"]
    return t

# %% test
t = table()
assert t["a"].sum() == 3 and t["n"][1] == "y"

# %% answer="object_array"
def names():
    return np.array(["a", None, 3], dtype=object)

# %% test
n = names()
assert n.shape == (3,) and n[0] == "a" and n[1] is None

# %% answer="datetime64"
def days():
    return np.arange("2024-01-01", "2024-01-04", dtype="datetime64[D]")

# %% wrong
def days():
    return np.arange("2024-01-01", "2024-01-05", dtype="datetime64[D]")

# %% refused
d = days()
assert len(d) == 3 and d[1] == np.datetime64("2024-01-02")
np.testing.assert_array_equal(np.diff(d), np.timedelta64(1, "D"))

# %% test
from nnkit.check import there
@there
def as_text():
    return [str(day) for day in days()]
assert as_text() == ["2024-01-01", "2024-01-02", "2024-01-03"]

# %% answer="bytes_array"
def b(): return np.array([b"ab", b"c"])

# %% refused
assert b()[0] == b"ab"

# %% answer="readonly_argument"
def total(x): return x.sum()

# %% wrong
def total(x):
    x[0] = 0
    return x.sum() + 1

# %% refused
x = np.ones(3); x.flags.writeable = False
assert total(x) == 3

# %% test
x = np.ones(3)
assert total(x) == 3 and x.tolist() == [1, 1, 1]

# %% answer="longdouble"
def h(x): return np.float16(x) + np.longdouble(1)

# %% refused
assert h(2) == 3

# %% answer="zero_d"
def z(): return np.array(2.5)

# %% test
r = z()
assert r.shape == () and r == 2.5 and float(r) == 2.5

# %% answer="axis_error"
def s(x, axis): return np.sum(x, axis=axis)

# %% test
from numpy.exceptions import AxisError
np.testing.assert_raises(AxisError, s, np.ones(3), 4)
np.testing.assert_raises(ValueError, s, np.ones(3), 4)

# %% answer="linalg_error"
def inv(x): return np.linalg.inv(x)

# %% wrong
def inv(x): return x

# %% test
with np.testing.assert_raises(np.linalg.LinAlgError):
    inv(np.zeros((2, 2)))

# %% answer="raises_regex"
def f(x):
    if x < 0: raise ValueError("x must not be negative, got %d" % x)
    return x

# %% wrong
def f(x):
    if x < 0: raise ValueError("no")
    return x

# %% test
np.testing.assert_raises_regex(ValueError, "negative, got -3", f, -3)

# %% answer="vectorize_on_student"
def f(x): return x * x if x > 0 else 0.0

# %% refused
np.testing.assert_allclose(np.vectorize(f)(np.array([-1.0, 2.0])), [0, 4])

# %% answer="apply_along"
def spread(v): return v.max() - v.min()

# %% test
np.testing.assert_allclose(np.apply_along_axis(spread, 1, np.array([[1.0, 4], [2, 2]])), [3, 0])

# %% answer="poly_object"
def p(): return np.poly1d([1, 2])

# %% test
assert p()(3) == 5

# %% answer="polynomial_returned"
from numpy.polynomial import Polynomial
def p(): return Polynomial([1, 2])

# %% test
assert p()(3) == 7 and p().coef.tolist() == [1, 2]

# %% answer="variable_answers"
x = np.linspace(0, 1, 5)
y = x ** 2
n = 5
ok = True
name = "Ada"
pairs = [(1, 2), (3, 4)]

# %% wrong
x = np.linspace(0, 1, 6)
y = x ** 2
n = 5
ok = True
name = "Ada"
pairs = [(1, 2), (3, 4)]

# %% test
assert isinstance(x, np.ndarray) and x.shape == (5,)
assert np.allclose(y, x ** 2) and n == 5 and ok is True and name == "Ada" and pairs[1] == (3, 4)

# %% answer="percent_line"
def f(x): return "%d items" % x

# %% test
expected = (
    "%d items"
    % 3
)
assert f(3) == expected

# %% answer="unlocked_tests_state"
def f(x): return 2 * x

# %% test
def helper(g, values):
    return [g(v) for v in values]
assert helper(f, [1, 2]) == [2, 4]
assert all(f(v) == 2 * v for v in range(3))
assert (lambda q: q(3))(f) == 6
