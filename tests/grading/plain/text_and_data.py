# A week on text and data: words, dates, exact numbers, functions that make functions. Each test stands behind an answer that earns all of its points,
# further right answers, and wrong ones that do not earn all.

# %% answer="word_count"
from collections import Counter
def count(t): return Counter(t.lower().split())

# %% right
def count(t):
    d = {}
    for w in t.lower().split(): d[w] = d.get(w, 0) + 1
    return d

# %% wrong
def count(t): return len(t.split())

# %% test
assert count("a b A") == {"a": 2, "b": 1}
assert count("x")["x"] == 1
assert sorted(count("b a").items()) == [("a", 1), ("b", 1)]

# %% answer="counter_methods"
from collections import Counter
def count(t): return Counter(t)

# %% refused
c = count("aab")
assert c.most_common(1) == [("a", 2)] and c["zzz"] == 0

# %% answer="defaultdict_ordered"
from collections import defaultdict, OrderedDict, deque
def groups(ws):
    d = defaultdict(list)
    for w in ws: d[w[0]].append(w)
    return d
def od(): return OrderedDict([("b", 1), ("a", 2)])
def dq(): return deque([1, 2, 3], maxlen=3)

# %% refused
g = groups(["ab", "ac", "b"])
assert g == {"a": ["ab", "ac"], "b": ["b"]} and g["zz"] == []
o = od(); assert list(o) == ["b", "a"]
q = dq(); q.append(4)
assert list(q) == [2, 3, 4] and q.popleft() == 2

# %% answer="isinstance_dict"
from collections import OrderedDict, defaultdict
def od(): return OrderedDict(a=1)
def dd(): return defaultdict(int)

# %% refused
import collections
assert isinstance(od(), collections.OrderedDict) and isinstance(dd(), collections.defaultdict) and isinstance(dd(), dict)

# %% answer="namedtuple"
from collections import namedtuple
P = namedtuple("P", "x y")
def origin(): return P(0, 1)

# %% wrong
from collections import namedtuple
P = namedtuple("P", "x y")
def origin(): return P(1, 1)

# %% refused
p = origin()
assert p.x == 0 and p[1] == 1 and p == (0, 1)
x, y = p
assert (x, y) == (0, 1) and isinstance(p, tuple) and len(p) == 2
assert p._fields == ("x", "y") and p._asdict() == {"x": 0, "y": 1} and p == P(0, 1)

# %% answer="plain_tuple_or_named"
def stats(x): return (min(x), max(x))

# %% right
from collections import namedtuple
R = namedtuple("R", "lo hi")
def stats(x): return R(min(x), max(x))

# %% right
def stats(x): return tuple(map(int, np.array([min(x), max(x)])))

# %% test
assert stats([3, 1, 2]) == (1, 3)
lo, hi = stats([5])
assert lo == hi == 5

# %% answer="dict_keys_or_list"
def names(d): return list(d)

# %% right
def names(d): return d.keys()

# %% test
assert sorted(names({"b": 1, "a": 2})) == ["a", "b"]
assert "a" in names({"a": 1})
assert len(names({"a": 1})) == 1

# %% answer="keys_equal_set"
def names(d): return set(d)

# %% right
def names(d): return d.keys()

# %% test
assert names({"b": 1, "a": 2}) == {"a", "b"}

# %% answer="map_or_list"
def doubled(x): return [2 * v for v in x]

# %% right
def doubled(x): return map(lambda v: 2 * v, x)

# %% test
assert list(doubled([1, 2])) == [2, 4]

# %% answer="fraction"
from fractions import Fraction
def half(): return Fraction(1, 2)
def add(a, b): return a + b

# %% wrong
from fractions import Fraction
def half(): return Fraction(1, 3)
def add(a, b): return a + b

# %% refused
from fractions import Fraction
assert half() == Fraction(1, 2) and half() == 0.5
assert add(Fraction(1, 3), Fraction(1, 6)) == Fraction(1, 2)
assert isinstance(half(), Fraction) and half().numerator == 1

# %% answer="decimal"
from decimal import Decimal
def price(n): return (Decimal("0.10") * n).quantize(Decimal("0.01"))

# %% wrong
def price(n): return 0.1 * n

# %% refused
from decimal import Decimal
assert price(3) == Decimal("0.30") and str(price(3)) == "0.30"

# %% answer="dates"
from datetime import date, datetime, timedelta
def days_between(a, b): return (b - a).days
def tomorrow(d): return d + timedelta(days=1)
def stamp(): return datetime(2024, 1, 2, 3, 4)

# %% wrong
from datetime import date, datetime, timedelta
def days_between(a, b): return (a - b).days
def tomorrow(d): return d
def stamp(): return datetime(2024, 1, 2, 3, 4)

# %% refused
from datetime import date, datetime, timedelta
assert days_between(date(2024, 1, 1), date(2024, 3, 1)) == 60
assert tomorrow(date(2024, 2, 28)) == date(2024, 2, 29)
assert stamp() == datetime(2024, 1, 2, 3, 4) and stamp().isoformat() == "2024-01-02T03:04:00"
assert stamp() - datetime(2024, 1, 2) == timedelta(hours=3, minutes=4)

# %% answer="complex_bool_none"
def roots(a, b, c):
    d = complex(b * b - 4 * a * c) ** 0.5
    return ((-b + d) / (2 * a), (-b - d) / (2 * a))
def is_even(n): return n % 2 == 0
def nothing(): pass

# %% wrong
def roots(a, b, c): return (0, 0)
def is_even(n): return "yes" if n % 2 == 0 else ""
def nothing(): return 0

# %% test
r = roots(1, 0, 1)
assert abs(r[0] - 1j) < 1e-9 and isinstance(r[0], complex)
assert is_even(4) is True and is_even(3) is False and nothing() is None

# %% answer="numpy_bool"
def pos(x): return x > 0

# %% right
def pos(x): return np.asarray(x) > 0

# %% test
assert pos(3) and not pos(-3) and pos(3) == True

# %% answer="bytes_text"
def enc(s): return s.encode("utf-8")
def hexd(b): return b.hex()
def ba(b): return bytearray(b)

# %% refused
assert enc("é") == b"\xc3\xa9" and hexd(b"\x01") == "01" and ba(b"ab") == b"ab"

# %% answer="bytearray_changed"
def up(b): b[0] = 65

# %% refused
b = bytearray(b"xyz")
up(b)
assert b == b"Ayz"

# %% answer="kwargs"
def show(*args, sep="-", **kw): return sep.join([*map(str, args), *(f"{k}={v}" for k, v in kw.items())])

# %% test
assert show(1, 2, a=3) == "1-2-a=3" and show(sep="/", x=1, y=2) == "x=1/y=2"
assert show(*[1, 2], **{"q": 5}) == "1-2-q=5"

# %% answer="keyword_only"
def area(w, h, *, unit="m"): return f"{w * h}{unit}"

# %% wrong
def area(w, h, unit="m"): return f"{w * h}{unit}"

# %% test
assert area(2, 3) == "6m" and area(2, 3, unit="cm") == "6cm"
try:
    area(2, 3, "cm")
except TypeError:
    pass
else:
    raise AssertionError("unit must be keyword-only")

# %% answer="signature"
def f(a, b=2, *args, c, d=None, **kw) -> float: ...

# %% refused
import inspect
s = inspect.signature(f)
assert list(s.parameters) == ["a", "b", "args", "c", "d", "kw"]
assert s.parameters["b"].default == 2 and s.parameters["a"].default is inspect.Parameter.empty
assert s.parameters["c"].kind is inspect.Parameter.KEYWORD_ONLY

# %% answer="annotations"
def f(a: int, b: str = "x") -> float: return 1.0

# %% wrong
def f(a, b="x"): return 1.0

# %% refused
assert f.__annotations__ == {"a": int, "b": str, "return": float}

# %% answer="annotations_inspect"
def f(a: int, b: str = "x") -> float: return 1.0

# %% wrong
def f(a, b="x"): return 1.0

# %% refused
import inspect, typing
assert inspect.signature(f).parameters["a"].annotation is int
assert inspect.signature(f).return_annotation is float

# %% answer="type_hints"
def f(a: int) -> list[int]: return [a]

# %% refused
import typing
h = typing.get_type_hints(f)
assert h["a"] is int and "return" in h

# %% answer="closures"
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
def compose(f, g): return lambda *a: f(g(*a))
def power(k): return lambda x: x ** k
def fs(): return [power(1), power(2)]

# %% wrong
def counter():
    def inc(by=1): return by
    return inc
def compose(f, g): return lambda *a: g(f(*a))
def power(k): return lambda x: x ** k
def fs(): return [lambda x: x ** k for k in (1, 2)]

# %% test
c = counter(); d = counter()
assert c() == 1 and c(5) == 6 and d() == 1
assert compose(str, abs)(-3) == "3" and compose(lambda x: x + 1, lambda x: x * 2)(3) == 7
assert [f(3) for f in fs()] == [3, 9]
assert callable(power(2)) and compose(power(2), power(3))(2) == 64

# %% answer="decorator"
import functools
def count_calls(f):
    @functools.wraps(f)
    def w(*a, **k):
        w.calls += 1
        return f(*a, **k)
    w.calls = 0
    return w

# %% wrong
def count_calls(f):
    def w(*a, **k):
        w.calls += 1
        return f(*a, **k)
    w.calls = 0
    return w

# %% refused
@count_calls
def add(a, b=1):
    """Add."""
    return a + b
assert add(1, b=4) == 5 and add(1) == 2 and add.calls == 2
assert add.__name__ == "add" and add.__doc__ == "Add."

# %% answer="decorator_args"
import functools
def retry(times, exceptions=(Exception,)):
    def deco(f):
        @functools.wraps(f)
        def w(*a, **k):
            for i in range(times):
                try:
                    return f(*a, **k)
                except exceptions:
                    if i == times - 1: raise
        return w
    return deco

# %% wrong
def retry(times, exceptions=(Exception,)):
    def deco(f): return f
    return deco

# %% test
n = []
@retry(3, (ValueError, KeyError))
def flaky():
    n.append(1)
    if len(n) < 3: raise ValueError("not yet")
    return "done"
assert flaky() == "done" and len(n) == 3
@retry(2, (ValueError,))
def bad(): raise KeyError("k")
try:
    bad()
except KeyError:
    pass

# %% answer="memo"
def memo(f):
    cache = {}
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w

# %% test
calls = []
@memo
def slow(x):
    calls.append(x)
    return x * x
assert [slow(2), slow(2), slow(3)] == [4, 4, 9] and calls == [2, 3] and slow.cache == {(2,): 4, (3,): 9}

# %% answer="lru"
import functools
@functools.lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)

# %% wrong
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)

# %% refused
assert fib(60) == 1548008755920 if hasattr(fib, "cache_info") else False
assert fib.cache_info().hits > 0

# %% answer="recursion"
def depth(x): return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0
def fact(n): return 1 if n == 0 else n * fact(n - 1)
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)

# %% test
assert depth([1, [2, [3]]]) == 3 and fact(20) == 2432902008176640000 and fact(100) % 1000 == 0
assert len(hanoi(10)) == 1023 and hanoi(1) == [("A", "C")]

# %% answer="stringio_passed"
def lines(f): return [l.strip() for l in f if l.strip()]
def write(f): f.write("hello\n"); print("x", file=f)

# %% wrong
def lines(f): return list(f)
def write(f): pass

# %% refused
import io
assert lines(io.StringIO("a\n\nb\n")) == ["a", "b"]
out = io.StringIO()
write(out)
assert out.getvalue() == "hello\nx\n"

# %% answer="file_not_found"
def read(path):
    try:
        with open(path) as f: return f.read()
    except FileNotFoundError:
        return ""

# %% wrong
def read(path):
    with open(path) as f: return f.read()

# %% test
assert read("no_such_file.txt") == ""

# %% answer="pathlib"
from pathlib import Path
def ext(p): return Path(p).suffix
def parent(p): return Path(p).parent

# %% refused
from pathlib import Path
assert ext("a/b.txt") == ".txt" and ext(Path("a.py")) == ".py" and parent("a/b") == Path("a")

# %% answer="regex"
import re
def emails(t): return re.findall(r"\w+@\w+\.\w+", t)
PAT = re.compile(r"(\d+)-(\d+)")

# %% test
assert emails("x a@b.de y") == ["a@b.de"]
m = PAT.match("12-34")
assert m and m.group(1) == "12" and m.groups() == ("12", "34")

# %% answer="regex_match_returned"
import re
def find(t): return re.search(r"\d+", t)

# %% test
assert find("a12").group() == "12" and find("a") is None

# %% answer="unittest_style"
def f(x): return [x, x + 1]
def g(x):
    if x < 0: raise ValueError("neg")
    return {"x": x}

# %% wrong
def f(x): return [x]
def g(x): return {"x": x}

# %% test
import unittest
t = unittest.TestCase()
t.assertEqual(f(1), [1, 2]); t.assertListEqual(f(1), [1, 2]); t.assertIn(2, f(1)); t.assertCountEqual(f(1), [2, 1])
t.assertDictEqual(g(2), {"x": 2}); t.assertAlmostEqual(f(1)[1], 2.00000001); t.assertIsInstance(f(1), list)
with t.assertRaises(ValueError) as cm: g(-1)
assert "neg" in str(cm.exception)
t.assertRaisesRegex(ValueError, "ne", g, -1); t.assertTrue(f(1)); t.assertIsNone(None)

# %% answer="unittest_runner"
def f(x): return x + 1

# %% wrong
def f(x): return x

# %% test
import unittest
class TestF(unittest.TestCase):
    def test_one(self): self.assertEqual(f(1), 2)
    def test_sub(self):
        for x in range(3):
            with self.subTest(x=x): self.assertEqual(f(x), x + 1)
r = unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromTestCase(TestF))
assert r.wasSuccessful()

# %% answer="sort_key_callbacks"
def order(words, key=len, reverse=False): return sorted(words, key=key, reverse=reverse)
def apply(f, xs): return [f(x) for x in xs]
def fold(f, xs, start): 
    for x in xs: start = f(start, x)
    return start

# %% test
import operator
assert order(["aa", "b"]) == ["b", "aa"] and order(["b", "A"], key=str.lower) == ["A", "b"] and order([3, 1], key=lambda v: -v) == [3, 1]
assert apply(int, ["1"]) == [1] and apply(abs, [-1]) == [1] and apply(np.sqrt, [4.0]) == [2.0] and fold(operator.add, [1, 2], 0) == 3
assert apply(str, (1, None)) == ["1", "None"] and apply("x{}".format, [1]) == ["x1"]

# %% answer="callback_raises"
def safe(f, x):
    try:
        return f(x)
    except (ZeroDivisionError, ValueError) as e:
        return type(e).__name__

# %% test
assert safe(lambda x: 1 / x, 0) == "ZeroDivisionError" and safe(int, "x") == "ValueError" and safe(len, "ab") == 2

# %% answer="callback_custom_exception"
def guard(f):
    try:
        return f()
    except Exception as e:
        return str(e)

# %% test
class Mine(Exception): pass
def boom(): raise Mine("bang")
assert guard(boom) == "bang"

# %% answer="callback_spy_mutation"
def visit(tree, f):
    f(tree["v"])
    for c in tree["kids"]: visit(c, f)

# %% test
seen = []
visit({"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": []}]}, seen.append)
assert seen == [1, 2, 3]

# %% answer="json_text"
import json
def dump(d): return json.dumps(d, indent=2, sort_keys=True)
def load(s): return json.loads(s)

# %% refused
import json
assert json.loads(dump({"b": 1, "a": [None, True]})) == {"a": [None, True], "b": 1}
with np.testing.assert_raises(ValueError): load("{")
try:
    load("{")
except json.JSONDecodeError as e:
    assert "Expecting" in str(e)

# %% answer="unicode_error"
def dec(b): return b.decode("ascii")

# %% refused
with np.testing.assert_raises(UnicodeDecodeError): dec(b"\xff")

# %% answer="big_numbers"
def p(n): return 2 ** n
def digits(n): return len(str(n))

# %% test
assert p(1000) == 1 << 1000 and digits(p(200)) == 61 and p(-1) == 0.5

# %% answer="tree_as_dict"
def tree(n): return {"v": n, "l": tree(n - 1), "r": tree(n - 1)} if n else None

# %% test
t = tree(8); k = 0
while t: k += 1; t = t["l"]
assert k == 8

# %% answer="cyclic"
def ring():
    a = {"n": 1}; a["self"] = a
    return a

# %% refused
r = ring(); assert r["self"]["self"]["n"] == 1

# %% answer="globals_lookup"
def my_sum(x): return sum(x)

# %% test
assert "my_sum" in globals()
assert my_sum([1]) == 1

# %% answer="name_defined_check"
answer = 42

# %% wrong
answr = 42

# %% test
try:
    answer
except NameError:
    raise AssertionError("define answer")
assert answer == 42

# %% answer="two_step_names"
x1 = 3
def shift(v): return v + x1

# %% wrong
x1 = 4
def shift(v): return v + 3

# %% test
assert shift(1) == 4 and shift(x1) == 2 * x1

# %% answer="str_subclass"
def greet(n): return "Hello " + n

# %% right
class S(str): pass
def greet(n): return S("Hello " + n)

# %% test
assert greet("A") == "Hello A" and greet("A").startswith("Hello") and len(greet("")) == 6

# %% answer="numpy_scalars_vs_python"
def mean(x): return sum(x) / len(x)

# %% right
def mean(x): return np.mean(x)

# %% test
assert mean([1, 2, 3]) == 2 and isinstance(mean([1, 2]), float)

# %% answer="float_returns_int"
def half(n): return n / 2

# %% right
def half(n): return n // 2 if n % 2 == 0 else n / 2

# %% test
assert half(4) == 2 and half(3) == 1.5
