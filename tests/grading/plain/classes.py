# A week on classes: layers, optimisers, operators, iterators, figures. Each test stands behind an answer that earns all of its points,
# further right answers, and wrong ones that do not earn all.

# %% answer="class_basic"
class Layer:
    """A dense layer."""
    count = 0
    def __init__(self, n_in, n_out, *, bias=True):
        self.W = np.ones((n_in, n_out)); self.b = np.zeros(n_out) if bias else None
        Layer.count += 1
    def __call__(self, x):
        self.x = x
        return x @ self.W + (self.b if self.b is not None else 0)
    def __len__(self): return self.W.size
    def __repr__(self): return f"Layer({self.W.shape[0]}, {self.W.shape[1]})"
    @property
    def n_params(self): return self.W.size + (0 if self.b is None else self.b.size)
    @staticmethod
    def name(): return "dense"
    @classmethod
    def square(cls, n): return cls(n, n)

# %% refused
L = Layer(2, 3)
assert isinstance(L, Layer)
assert L(np.ones((1, 2))).tolist() == [[2, 2, 2]]
assert len(L) == 6 and repr(L) == "Layer(2, 3)" and L.n_params == 9
assert Layer.name() == "dense" and L.name() == "dense"
S = Layer.square(4)
assert S.W.shape == (4, 4) and isinstance(S, Layer)
assert Layer(1, 1, bias=False).b is None
try:
    L.n_params = 3
except AttributeError:
    pass
else:
    raise AssertionError("n_params must be read-only")
assert Layer.count >= 3

# %% test
from nnkit.check import there
@there
def made():
    L, S = Layer(2, 3), Layer.square(4)
    try:
        L.n_params = 3
        outcome = "written"
    except AttributeError as error:
        outcome = type(error).__name__
    return [type(L).__name__, type(S).__name__, outcome]
L = Layer(2, 3)
assert L(np.ones((1, 2))).tolist() == [[2, 2, 2]]
assert len(L) == 6 and repr(L) == "Layer(2, 3)" and L.n_params == 9
assert Layer.name() == "dense" and L.name() == "dense"
assert Layer.square(4).W.shape == (4, 4) and Layer(1, 1, bias=False).b is None
assert made() == ["Layer", "Layer", "AttributeError"]
assert Layer.count >= 3

# %% answer="type_name"
class Dog:
    pass
class Puppy(Dog):
    pass

# %% wrong
class Hound:
    pass
class Dog(Hound):
    pass
Puppy = Hound

# %% refused
d = Puppy()
assert type(d).__name__ == "Puppy"
assert d.__class__.__name__ == "Puppy"
assert issubclass(Puppy, Dog)

# %% test
from nnkit.check import there
@there
def line():
    return [kind.__name__ for kind in type(Puppy()).__mro__]
assert line() == ["Puppy", "Dog", "object"]

# %% answer="type_is"
class Dog:
    pass
class Puppy(Dog):
    pass
def make(): return Puppy()

# %% wrong
class Dog:
    pass
class Puppy(Dog):
    pass
def make(): return Dog()

# %% refused
assert type(make()) is Puppy
assert type(make()) == Puppy

# %% test
from nnkit.check import there
@there
def kind():
    return type(make()).__name__
assert kind() == "Puppy"

# %% answer="docstring_wanted"
def f(x):
    """Double x."""
    return 2 * x
class A:
    """An A."""
    def g(self):
        """Do g."""

# %% wrong
def f(x):
    return 2 * x
class A:
    def g(self):
        pass

# %% test
assert f.__doc__ and len(f.__doc__.strip()) > 3
assert A.__doc__ == "An A."
assert A.g.__doc__ == "Do g."

# %% answer="hasattr_dunder"
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x)

# %% wrong
class V:
    def __init__(self, x): self.x = x

# %% refused
assert hasattr(V, "__add__")

# %% test
from nnkit.check import there
@there
def added():
    return (V(2) + V(3)).x
assert added() == 5

# %% answer="hasattr_dunder_2"
class V:
    def __iter__(self): return iter([1])
    def __len__(self): return 1

# %% wrong
class V:
    pass

# %% refused
assert hasattr(V(), "__len__") and hasattr(V(), "__iter__")

# %% answer="eq_and_hash"
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))

# %% wrong
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)

# %% wrong
class P:
    def __init__(self, x, y): self.x, self.y = x, y

# %% refused
assert P(1, 2) == P(1, 2) and P(1, 2) != P(2, 1)
assert hash(P(1, 2)) == hash(P(1, 2))
assert len({P(1, 2), P(1, 2), P(3, 4)}) == 2
d = {P(0, 0): "origin"}
assert d[P(0, 0)] == "origin"

# %% test
from nnkit.check import there
@there
def found():
    return [(P(1, 2) == P(1, 2)) + 0, (P(1, 2) == P(2, 1)) + 0, len({P(1, 2), P(1, 2), P(3, 4)}), {P(0, 0): "origin"}[P(0, 0)]]
assert found() == [1, 0, 2, "origin"]

# %% answer="unhashable"
class P:
    def __eq__(self, o): return True

# %% wrong
class P:
    pass

# %% refused
with np.testing.assert_raises(TypeError):
    hash(P())

# %% test
from nnkit.check import there
@there
def hashed():
    try:
        return hash(P())
    except TypeError as error:
        return type(error).__name__
assert hashed() == "TypeError"

# %% answer="eq_plain"
class Money:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, Money) and self.n == o.n

# %% refused
assert Money(3) != 3
assert not (Money(3) == "3")

# %% test
from nnkit.check import there
@there
def found():
    return [3, "3", Money(3)].index(Money(3))
assert found() == 2

# %% answer="compare_none"
class Node:
    def __init__(self, v): self.v = v
def find(): return Node(1)

# %% wrong
def find(): return None
class Node: pass

# %% refused
assert find() != None
assert not find() == None

# %% test
assert find() is not None
assert find().v == 1

# %% answer="ordering"
import functools
@functools.total_ordering
class Ver:
    def __init__(self, a): self.a = a
    def __eq__(self, o): return self.a == o.a
    def __lt__(self, o): return self.a < o.a
    def __repr__(self): return f"V{self.a}"

# %% wrong
class Ver:
    def __init__(self, a): self.a = a
    def __eq__(self, o): return self.a == o.a
    def __lt__(self, o): return self.a > o.a
    def __gt__(self, o): return self.a < o.a
    def __ge__(self, o): return self.a < o.a
    def __le__(self, o): return self.a > o.a

# %% refused
assert Ver(1) < Ver(2) and Ver(2) >= Ver(2) and max(Ver(1), Ver(3)).a == 3
assert [v.a for v in sorted([Ver(3), Ver(1), Ver(2)])] == [1, 2, 3]
assert Ver(2) in [Ver(1), Ver(2)]
assert [Ver(1), Ver(2)].index(Ver(2)) == 1

# %% test
from nnkit.check import there
@there
def order():
    return [v.a for v in sorted([Ver(3), Ver(1), Ver(2)])], max(Ver(1), Ver(3)).a, [Ver(1), Ver(2)].index(Ver(2))
assert order() == ([1, 2, 3], 3, 1)

# %% answer="not_implemented"
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o):
        if not isinstance(o, V): return NotImplemented
        return V(self.x + o.x)
    def __lt__(self, o):
        return self.x < o.x if isinstance(o, V) else NotImplemented

# %% wrong
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o):
        return V(self.x + (o.x if isinstance(o, V) else 0))
    def __lt__(self, o): return False

# %% refused
assert (V(1) + V(2)).x == 3
for bad in ("a", 3, None):
    try:
        V(1) + bad
    except TypeError:
        continue
    raise AssertionError("adding %r must be a TypeError" % bad)

# %% test
from nnkit.check import there
@there
def sums():
    found = [(V(1) + V(2)).x]
    for bad in ("a", 3, None):
        try:
            found.append((V(1) + bad).x)
        except TypeError:
            found.append("TypeError")
    return found
assert sums() == [3, "TypeError", "TypeError", "TypeError"]

# %% answer="inplace_ops"
class Acc:
    def __init__(self): self.n = 0
    def __iadd__(self, k):
        self.n += k
        return self

# %% wrong
class Acc:
    def __init__(self): self.n = 0
    def __add__(self, k):
        a = Acc(); a.n = self.n + k
        return a

# %% refused
a = Acc(); b = a
a += 3; a += 4
assert a.n == 7 and b.n == 7
assert a is b

# %% test
from nnkit.check import there
@there
def counted():
    a = Acc(); b = a
    a += 3; a += 4
    return a.n, b.n
assert counted() == (7, 7)

# %% answer="bit_ops"
class S:
    def __init__(self, *x): self.x = frozenset(x)
    def __and__(self, o): return S(*(self.x & o.x))
    def __or__(self, o): return S(*(self.x | o.x))
    def __xor__(self, o): return S(*(self.x ^ o.x))
    def __invert__(self): return S()
    def __lshift__(self, k): return S(*(i << k for i in self.x))
    def __contains__(self, i): return i in self.x
    def __bool__(self): return bool(self.x)

# %% refused
assert (S(1, 2) & S(2, 3)).x == {2}
assert (S(1, 2) | S(2, 3)).x == {1, 2, 3}
assert (S(1, 2) ^ S(2, 3)).x == {1, 3}
assert (~S(1)).x == frozenset()
assert (S(1) << 2).x == {4}

# %% answer="divmod_round"
import math
class N:
    def __init__(self, v): self.v = v
    def __divmod__(self, o): return divmod(self.v, o)
    def __round__(self, n=None): return round(self.v, n) if n is not None else round(self.v)
    def __floor__(self): return math.floor(self.v)
    def __ceil__(self): return math.ceil(self.v)
    def __trunc__(self): return math.trunc(self.v)
    def __abs__(self): return abs(self.v)
    def __int__(self): return int(self.v)
    def __float__(self): return float(self.v)
    def __index__(self): return int(self.v)
    def __reversed__(self): return iter([2, 1])

# %% refused
import math
assert divmod(N(7), 2) == (3, 1) and round(N(2.567), 2) == 2.57 and round(N(2.4)) == 2
assert math.floor(N(2.5)) == 2 and math.ceil(N(2.5)) == 3 and math.trunc(N(2.5)) == 2
assert abs(N(-3)) == 3 and int(N(2.5)) == 2 and float(N(2)) == 2.0 and [10, 20, 30][N(1)] == 20
assert list(reversed(N(1))) == [2, 1]

# %% answer="contains_bool"
class Bag:
    def __init__(self, *x): self.x = list(x)
    def __contains__(self, i): return i in self.x
    def __bool__(self): return bool(self.x)
    def __len__(self): return len(self.x)

# %% wrong
class Bag:
    def __init__(self, *x): self.x = list(x)
    def __contains__(self, i): return True
    def __bool__(self): return True
    def __len__(self): return len(self.x)

# %% refused
b = Bag(1, 2)
assert 1 in b and 5 not in b
assert not Bag()
assert bool(b) is True

# %% test
from nnkit.check import there
@there
def inside():
    b = Bag(1, 2)
    return [i for i in range(5) if i in b], [len(bag.x) for bag in (Bag(), b) if bag]
assert inside() == ([1, 2], [2])

# %% answer="stack_truth"
class Stack:
    def __init__(self): self._x = []
    def push(self, v): self._x.append(v)
    def pop(self):
        if not self._x: raise IndexError("pop from empty stack")
        return self._x.pop()
    def peek(self): return self._x[-1]
    def is_empty(self): return not self._x
    def __len__(self): return len(self._x)
    def __iter__(self): return iter(reversed(self._x))
    def __getitem__(self, i): return self._x[i]

# %% wrong
class Stack:
    def __init__(self): self._x = []
    def push(self, v): self._x.append(v)
    def pop(self): return self._x.pop(0)
    def peek(self): return self._x[-1]
    def is_empty(self): return not self._x
    def __len__(self): return len(self._x)
    def __iter__(self): return iter(reversed(self._x))
    def __getitem__(self, i): return self._x[i]

# %% refused
s = Stack()
assert s.is_empty()
for v in "abc": s.push(v)
assert len(s) == 3 and s.peek() == "c" and list(s) == ["c", "b", "a"]
assert s[0] == "a" and s[-1] == "c" and s[0:2] == ["a", "b"]
assert s.pop() == "c" and s.pop() == "b" and s.pop() == "a"
with np.testing.assert_raises(IndexError): s.pop()
a, *rest = [1, 2]
s.push(1); s.push(2)
x, y = s
assert (x, y) == (2, 1)

# %% test
s = Stack()
assert s.is_empty()
for v in "abc": s.push(v)
assert len(s) == 3 and s.peek() == "c" and list(s) == ["c", "b", "a"]
assert s[0] == "a" and s[-1] == "c" and [s[0], s[1]] == ["a", "b"]
assert s.pop() == "c" and s.pop() == "b" and s.pop() == "a"
with np.testing.assert_raises(IndexError): s.pop()

# %% answer="inheritance_super"
class Optimizer:
    def __init__(self, lr): self.lr, self.t = lr, 0
    def step(self, w, g):
        self.t += 1
        return self.update(w, g)
    def update(self, w, g): raise NotImplementedError
class SGD(Optimizer):
    def update(self, w, g): return w - self.lr * g
class Momentum(SGD):
    def __init__(self, lr, beta=0.9):
        super().__init__(lr); self.beta, self.v = beta, 0
    def update(self, w, g):
        self.v = self.beta * self.v + g
        return super().update(w, self.v)

# %% wrong
class Optimizer:
    def __init__(self, lr): self.lr, self.t = lr, 0
    def step(self, w, g): return self.update(w, g)
    def update(self, w, g): raise NotImplementedError
class SGD(Optimizer):
    def update(self, w, g): return w - self.lr * g
class Momentum(SGD):
    def __init__(self, lr, beta=0.9): super().__init__(lr); self.beta, self.v = beta, 0

# %% refused
w = np.array([1.0, 2.0]); o = Momentum(0.1)
for _ in range(3): w = o.step(w, 2 * w)
assert o.t == 3 and o.lr == 0.1 and isinstance(o, SGD) and isinstance(o, Optimizer)
assert not isinstance(SGD(1), Momentum) and issubclass(Momentum, Optimizer)
ref = np.array([1.0, 2.0]); v = 0
for _ in range(3):
    v = 0.9 * v + 2 * ref
    ref = ref - 0.1 * v
np.testing.assert_allclose(w, ref)
with np.testing.assert_raises(NotImplementedError): Optimizer(1).step(1, 1)

# %% test
from nnkit.check import there
@there
def line():
    return [kind.__name__ for kind in Momentum.__mro__]
w = np.array([1.0, 2.0]); o = Momentum(0.1)
for _ in range(3): w = o.step(w, 2 * w)
assert o.t == 3 and o.lr == 0.1 and line() == ["Momentum", "SGD", "Optimizer", "object"]
ref = np.array([1.0, 2.0]); v = 0
for _ in range(3):
    v = 0.9 * v + 2 * ref
    ref = ref - 0.1 * v
np.testing.assert_allclose(w, ref)
with np.testing.assert_raises(NotImplementedError): Optimizer(1).step(1, 1)

# %% answer="abstract"
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2

# %% wrong
class Shape:
    def area(self): pass
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2

# %% test
assert Sq(3).area() == 9
try:
    Shape()
    ok = False
except TypeError:
    ok = True
assert ok
from abc import ABC

# %% answer="context_manager"
class Timer:
    def __enter__(self):
        self.open = True
        return self
    def __exit__(self, kind, value, tb):
        self.open = False
        self.kind = kind
        return kind is not None and issubclass(kind, ZeroDivisionError)

# %% wrong
class Timer:
    def __enter__(self):
        self.open = True
    def __exit__(self, kind, value, tb):
        pass

# %% refused
with Timer() as t:
    assert t.open
assert not t.open
with Timer() as t:
    1 / 0
try:
    with Timer():
        raise KeyError("x")
except KeyError:
    pass
else:
    raise AssertionError("must pass on")

# %% test
from nnkit.check import there
@there
def used():
    with Timer() as t:
        said = [str(t.open)]
    said.append(str(t.open))
    with Timer() as t:
        1 / 0
    try:
        with Timer():
            raise KeyError("x")
    except KeyError:
        said.append("passed on")
    return said
assert used() == ["True", "False", "passed on"]

# %% answer="contextmanager_function"
from contextlib import contextmanager
@contextmanager
def tag(log, name):
    log.append("<" + name)
    try:
        yield name
    finally:
        log.append(">" + name)

# %% refused
log = []
with tag(log, "b") as n:
    assert n == "b"
assert log == ["<b", ">b"]

# %% test
from nnkit.check import there
@there
def used():
    log = []
    with tag(log, "b") as n:
        log.append(n)
    return log
assert used() == ["<b", "b", ">b"]

# %% answer="iterator_class"
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1

# %% refused
assert list(Countdown(3)) == [3, 2, 1]
c = Countdown(2)
assert iter(c) is c
assert next(c) == 2 and next(c) == 1 and next(c, "end") == "end"
for i, v in enumerate(Countdown(2)): pass
assert sum(Countdown(4)) == 10 and max(Countdown(4)) == 4
assert [a * b for a, b in zip(Countdown(2), [1, 2])] == [2, 2]

# %% test
assert list(Countdown(3)) == [3, 2, 1]
c = Countdown(2)
assert next(c) == 2 and next(c) == 1 and next(c, "end") == "end"
for i, v in enumerate(Countdown(2)): pass
assert sum(Countdown(4)) == 10 and max(Countdown(4)) == 4
assert [a * b for a, b in zip(Countdown(2), [1, 2])] == [2, 2]

# %% answer="generator_functions"
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def evens(items):
    for x in items:
        if x % 2 == 0: yield x

# %% wrong
def fib():
    return [0, 1, 1, 2, 3, 5, 8, 13]
def evens(items):
    return [x for x in items if x % 2 == 0]

# %% refused
import itertools, types
assert list(itertools.islice(fib(), 6)) == [0, 1, 1, 2, 3, 5]
g = fib()
assert isinstance(g, types.GeneratorType), "write a generator"
assert list(evens(range(7))) == [0, 2, 4, 6]

# %% test
import itertools
from nnkit.check import there
@there
def kinds():
    return type(fib()).__name__, type(evens([])).__name__
assert list(itertools.islice(fib(), 6)) == [0, 1, 1, 2, 3, 5]
assert kinds() == ("generator", "generator"), "write a generator"
assert list(evens(range(7))) == [0, 2, 4, 6]

# %% answer="generator_check_iter"
def evens(items):
    for x in items:
        if x % 2 == 0: yield x

# %% wrong
def evens(items):
    return [x for x in items if x % 2 == 0]

# %% refused
g = evens([2, 4])
assert iter(g) is g and hasattr(g, "__next__")
assert next(g) == 2

# %% test
g = evens([2, 4])
assert next(g) == 2 and next(g) == 4 and next(g, None) is None

# %% answer="generator_send"
def averager():
    total = n = 0; mean = None
    while True:
        x = yield mean
        total += x; n += 1; mean = total / n

# %% test
a = averager(); next(a)
assert a.send(10) == 10 and a.send(20) == 15
a.close()

# %% answer="iterator_passed"
import itertools
def take(n, it): return list(itertools.islice(it, n))
def lazy_map(f, it):
    for x in it: yield f(x)

# %% refused
import itertools
assert take(3, itertools.count(5)) == [5, 6, 7]
it = iter([1, 2, 3])
assert take(2, it) == [1, 2] and next(it) == 3
assert take(2, (x * x for x in range(10))) == [0, 1]
assert list(lazy_map(str.upper, "ab")) == ["A", "B"]
seen = []
def spy():
    for i in range(5):
        seen.append(i); yield i
m = lazy_map(lambda v: v + 1, spy())
assert next(m) == 1 and seen == [0]

# %% test
from nnkit.check import there
@there
def taken():
    import itertools
    it, seen = iter([1, 2, 3]), []
    def spy():
        for i in range(5):
            seen.append(i); yield i
    first = next(lazy_map(lambda v: v + 1, spy()))
    return take(3, itertools.count(5)), take(2, it), next(it), first, seen
assert taken() == ([5, 6, 7], [1, 2], 3, 1, [0])
assert list(lazy_map(str.upper, "ab")) == ["A", "B"]

# %% answer="views_passed"
def biggest(pairs): return max(pairs, key=lambda kv: kv[1])
def total(values): return sum(values)

# %% refused
d = {"a": 1, "b": 5}
assert biggest(d.items()) == ("b", 5) and total(d.values()) == 6
assert total(map(int, ["1", "2"])) == 3 and biggest(zip("ab", [3, 1])) == ("a", 3)

# %% answer="attribute_list_changed"
class Net:
    def __init__(self): self.layers = []
    def forward(self, x):
        for f in self.layers: x = f(x)
        return x

# %% refused
n = Net()
n.layers.append(lambda x: x + 1)
n.layers.append(lambda x: x * 2)
assert n.forward(3) == 8

# %% test
from nnkit.check import there
@there
def through(x):
    n = Net()
    n.layers.append(lambda x: x + 1)
    n.layers.append(lambda x: x * 2)
    return n.forward(x)
assert through(3) == 8

# %% answer="attribute_dict_changed"
class Cfg:
    def __init__(self): self.d = {"a": 1}
    def get(self, k): return self.d[k]

# %% refused
c = Cfg()
c.d["b"] = 5
assert c.get("b") == 5

# %% answer="encapsulation"
class Team:
    def __init__(self): self._m = ["a"]
    def members(self): return list(self._m)
    def size(self): return len(self._m)

# %% wrong
class Team:
    def __init__(self): self._m = ["a"]
    def members(self): return self._m
    def size(self): return len(self._m)

# %% refused
t = Team()
t.members().append("z")
assert t.size() == 1

# %% test
from nnkit.check import there
@there
def size():
    t = Team()
    t.members().append("z")
    return t.size()
assert size() == 1

# %% answer="constructor_copies"
class Poly:
    def __init__(self, c): self.c = list(c)
    def __call__(self, x): return sum(k * x ** i for i, k in enumerate(self.c))

# %% wrong
class Poly:
    def __init__(self, c): self.c = c
    def __call__(self, x): return sum(k * x ** i for i, k in enumerate(self.c))

# %% refused
c = [1, 2]
p = Poly(c)
c.append(100)
assert p(2) == 5

# %% test
from nnkit.check import there
@there
def value():
    c = [1, 2]
    p = Poly(c)
    c.append(100)
    return p(2)
assert value() == 5

# %% answer="params_inplace"
class Lin:
    def __init__(self): self.W = np.ones(2); self.b = np.zeros(1)
    def params(self): return [self.W, self.b]
    def out(self, x): return x @ self.W + self.b

# %% refused
l = Lin()
for p in l.params(): p += 1
assert l.out(np.ones(2)).tolist() == [5.0]

# %% test
from nnkit.check import there
@there
def changed():
    l = Lin()
    for p in l.params(): p += 1
    return l.out(np.ones(2))
assert changed().tolist() == [5.0]

# %% answer="grad_check"
class Lin:
    def __init__(self): self.W = np.array([1.0, 2.0]); self.params = {"W": self.W}
    def loss(self, x): return float((x @ self.W) ** 2)
    def grad(self, x): return 2 * (x @ self.W) * x

# %% wrong
class Lin:
    def __init__(self): self.W = np.array([1.0, 2.0]); self.params = {"W": self.W}
    def loss(self, x): return float((x @ self.W) ** 2)
    def grad(self, x): return (x @ self.W) * x

# %% refused
l = Lin(); x = np.array([0.5, -1.0]); eps = 1e-6; num = np.zeros(2)
for i in range(2):
    l.params["W"][i] += eps; up = l.loss(x)
    l.params["W"][i] -= 2 * eps; down = l.loss(x)
    l.params["W"][i] += eps
    num[i] = (up - down) / (2 * eps)
np.testing.assert_allclose(l.grad(x), num, rtol=1e-5)

# %% test
from nnkit.check import there
@there
def losses(i, eps):
    l = Lin(); l.params["W"][i] += eps
    return l.loss(np.array([0.5, -1.0]))
x = np.array([0.5, -1.0]); eps = 1e-6
num = [(losses(i, eps) - losses(i, -eps)) / (2 * eps) for i in range(2)]
np.testing.assert_allclose(Lin().grad(x), num, rtol=1e-5)

# %% answer="network_of_layers"
class Dense:
    def __init__(self, W): self.W = W
    def forward(self, x): return x @ self.W
class Relu:
    def forward(self, x): return np.maximum(x, 0)
class Seq:
    def __init__(self, *layers): self.layers = list(layers)
    def add(self, l):
        self.layers.append(l)
        return self
    def forward(self, x):
        for l in self.layers: x = l.forward(x)
        return x

# %% refused
s = Seq(Dense(np.eye(2)), Relu())
assert s.forward(np.array([[-1.0, 2.0]])).tolist() == [[0, 2]]
assert s.add(Dense(2 * np.eye(2))) is s and len(s.layers) == 3 and isinstance(s.layers[1], Relu)
assert s.layers[0].W.shape == (2, 2)
assert s.forward(np.array([[1.0, 2.0]])).tolist() == [[2, 4]]

# %% test
s = Seq(Dense(np.eye(2)), Relu())
assert s.forward(np.array([[-1.0, 2.0]])).tolist() == [[0, 2]]
assert len(s.add(Dense(2 * np.eye(2))).layers) == 3 and len(s.layers) == 3
assert s.layers[0].W.shape == (2, 2)
assert s.forward(np.array([[1.0, 2.0]])).tolist() == [[2, 4]]

# %% answer="dataclass"
from dataclasses import dataclass, field
@dataclass(order=True)
class Item:
    price: float
    name: str = "?"
    tags: list = field(default_factory=list)
@dataclass(frozen=True)
class Fix:
    x: int

# %% wrong
class Item:
    def __init__(self, price, name="?", tags=[]): self.price, self.name, self.tags = price, name, tags
class Fix:
    def __init__(self, x): self.x = x

# %% refused
from dataclasses import FrozenInstanceError
assert Item(1.0, "a") == Item(1.0, "a") and Item(1.0) < Item(2.0)
assert repr(Item(1.0, "a")) == "Item(price=1.0, name='a', tags=[])"
assert Item(1.0).tags == []
try:
    Fix(1).x = 3
    raise AssertionError("must be frozen")
except FrozenInstanceError:
    pass

# %% test
from nnkit.check import there
@there
def items():
    try:
        Fix(1).x = 3
        frozen = "written"
    except Exception as error:
        frozen = type(error).__name__
    a = [Item(2.0, "b"), Item(1.0, "a")]
    return [i.price for i in sorted(a)], a.index(Item(1.0, "a")), frozen
assert items() == ([1.0, 2.0], 1, "FrozenInstanceError")
assert repr(Item(1.0, "a")) == "Item(price=1.0, name='a', tags=[])"
assert Item(1.0).tags == []

# %% answer="vars_dict"
class P:
    def __init__(self): self.x = 1; self.y = [2]

# %% refused
assert vars(P()) == {"x": 1, "y": [2]} and P().__dict__["x"] == 1
assert set(vars(P())) == {"x", "y"}

# %% test
from nnkit.check import there
@there
def attributes():
    return vars(P())
assert attributes() == {"x": 1, "y": [2]}

# %% answer="getattr_setattr"
class Cfg:
    def __init__(self): self.a = 1
    def __getattr__(self, n):
        if n == "magic": return 42
        raise AttributeError(n)

# %% refused
c = Cfg()
assert c.magic == 42 and getattr(c, "zzz", None) is None
setattr(c, "b", 5); assert c.b == 5
del c.b
assert not hasattr(c, "b")

# %% answer="setter_validation"
class T:
    def __init__(self, c): self.c = c
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < -273.15: raise ValueError("below zero")
        self._c = v
    @property
    def f(self): return self._c * 9 / 5 + 32

# %% wrong
class T:
    def __init__(self, c): self.c = c
    @property
    def f(self): return self.c * 9 / 5 + 32

# %% refused
t = T(0)
assert t.f == 32
t.c = 100
assert t.f == 212
with np.testing.assert_raises(ValueError): t.c = -300
with np.testing.assert_raises(ValueError): T(-300)

# %% test
from nnkit.check import there
@there
def set_to(c):
    t = T(0)
    t.c = c
    return t.f
assert T(0).f == 32 and set_to(100) == 212
with np.testing.assert_raises(ValueError): set_to(-300)
with np.testing.assert_raises(ValueError): T(-300)

# %% answer="own_exception_attributes"
class BankError(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have
def pay(n, have):
    if n > have: raise BankError(n, have)
    return have - n

# %% wrong
class BankError(Exception):
    pass
def pay(n, have):
    if n > have: raise BankError("no")
    return have - n

# %% refused
try:
    pay(5, 3)
except BankError as e:
    assert e.need == 5 and e.have == 3 and str(e) == "need 5, have 3"
else:
    raise AssertionError("nothing raised")
assert issubclass(BankError, Exception)

# %% test
from nnkit.check import there
@there
def raised():
    try:
        return pay(5, 3)
    except BankError as e:
        return e.need, e.have, str(e)
assert raised() == (5, 3, "need 5, have 3")

# %% answer="keyerror_message"
def look(d, k):
    if k not in d: raise KeyError(k)
    return d[k]

# %% test
try:
    look({}, "a")
except KeyError as e:
    assert e.args == ("a",) and str(e) == "'a'"

# %% answer="exception_cause"
def parse(s):
    try:
        return int(s)
    except ValueError as e:
        raise RuntimeError("bad number") from e

# %% wrong
def parse(s):
    try:
        return int(s)
    except ValueError:
        raise RuntimeError("bad number")

# %% refused
try:
    parse("x")
except RuntimeError as e:
    assert isinstance(e.__cause__, ValueError)

# %% test
from nnkit.check import there
@there
def cause():
    try:
        return parse("x")
    except RuntimeError as e:
        return type(e.__cause__).__name__
assert cause() == "ValueError"

# %% answer="exception_object_returned"
def safe(f, *a):
    try:
        return f(*a), None
    except Exception as e:
        return None, e

# %% test
r, e = safe(lambda: 1 / 0)
assert r is None and isinstance(e, ZeroDivisionError)
r, e = safe(lambda: 5)
assert r == 5 and e is None

# %% answer="systemexit"
import sys
def quit_now(): sys.exit(2)

# %% refused
try:
    quit_now()
except SystemExit as e:
    assert e.code == 2

# %% test
from nnkit.check import there
@there
def code():
    try:
        return quit_now()
    except SystemExit as e:
        return e.code
assert code() == 2

# %% answer="singleton"
class One:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i

# %% wrong
class One:
    pass

# %% refused
assert One() is One()

# %% test
from nnkit.check import there
@there
def marked():
    One().mark = 7
    return getattr(One(), "mark", None)
assert marked() == 7

# %% answer="class_attr_of_instances"
class C:
    n = 0
    def __init__(self): type(self).n += 1

# %% test
before = C.n
a, b = C(), C()
assert C.n == before + 2

# %% answer="enum"
from enum import Enum, IntEnum
class Color(Enum):
    RED = 1
    BLUE = 2
class Level(IntEnum):
    LOW = 1
    HIGH = 2
def best(): return Level.HIGH

# %% refused
assert Color.RED.value == 1 and Color["BLUE"].name == "BLUE" and Color(2) == Color.BLUE
assert Color.RED is Color.RED and Color.RED != Color.BLUE
assert len(Color) == 2 and [c.name for c in Color] == ["RED", "BLUE"]
assert best() == 2 and best() > Level.LOW and int(best()) == 2

# %% test
from nnkit.check import there
@there
def colours():
    return [c.name for c in Color], Color["BLUE"].value, Color(2).name
assert colours() == (["RED", "BLUE"], 2, "BLUE")
assert Color.RED.value == 1 and best() == 2 and best() > Level.LOW

# %% answer="list_subclass"
class Stack(list):
    def push(self, x): self.append(x)
def make(): 
    s = Stack(); s.push(1); s.push(2); return s

# %% wrong
class Stack(list):
    def push(self, x): self.insert(0, x)
def make(): 
    s = Stack(); s.push(1); s.push(2); return s

# %% test
s = make()
assert s == [1, 2] and len(s) == 2 and s[-1] == 2 and isinstance(s, list)

# %% answer="ndarray_operator"
class T:
    def __init__(self, v): self.v = np.asarray(v, float)
    def __mul__(self, o): return T(self.v * (o.v if isinstance(o, T) else o))
    __rmul__ = __mul__
    def __matmul__(self, o): return T(self.v @ o.v)
    def __neg__(self): return T(-self.v)
    def __sub__(self, o): return T(self.v - (o.v if isinstance(o, T) else o))
    def __rsub__(self, o): return T(o - self.v)
    def __pow__(self, k): return T(self.v ** k)
    def __truediv__(self, k): return T(self.v / k)
    def backward(self): self.grad = np.ones_like(self.v)
    @property
    def shape(self): return self.v.shape
    @property
    def T(self): return T(self.v.T)

# %% refused
a = T([[1, 2], [3, 4]])
assert (2 * a).v.tolist() == [[2, 4], [6, 8]] and (a * 2).v[0, 0] == 2 and (a @ a).v[0, 0] == 7
assert (-a).v[0, 1] == -2 and (1 - a).v[0, 0] == 0 and (a - 1).v[0, 0] == 0 and (a ** 2).v[1, 1] == 16
assert (a / 2).shape == (2, 2) and a.T.v[0, 1] == 3
a.backward()
assert a.grad.sum() == 4
np.testing.assert_allclose(sum([a, a, a], T([[0, 0], [0, 0]]) * 1).v if hasattr(a, "__add__") else 3 * a.v, 3 * a.v)

# %% answer="matplotlib_returned_axes"
import matplotlib.pyplot as plt
def plot(x, y):
    fig, ax = plt.subplots()
    ax.plot(x, y, label="f", color="red")
    ax.set_title("A plot"); ax.set_xlabel("x"); ax.legend()
    return ax

# %% wrong
import matplotlib.pyplot as plt
def plot(x, y):
    fig, ax = plt.subplots()
    ax.plot(x, y)
    return ax

# %% test
ax = plot([1, 2], [3, 4])
assert ax.get_title() == "A plot" and ax.get_xlabel() == "x" and len(ax.lines) == 1
line = ax.get_lines()[0]
np.testing.assert_allclose(line.get_xdata(), [1, 2]); np.testing.assert_allclose(line.get_xydata(), [[1, 3], [2, 4]])
assert ax.get_legend() is not None and ax.get_legend().get_texts()[0].get_text() == "f"
assert line.get_color() == "red"

# %% answer="matplotlib_axes_passed"
def plot(ax, x):
    ax.plot(x); ax.set_title("t")

# %% wrong
def plot(ax, x):
    ax.plot(x)

# %% refused
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
plot(ax, [1, 2])
assert ax.get_title() == "t" and len(ax.lines) == 1
plt.close(fig)

# %% test
from nnkit.check import there
@there
def drawn():
    import matplotlib.pyplot as plt
    fig, ax = plt.subplots()
    plot(ax, [1, 2])
    return ax.get_title(), [line.get_ydata() for line in ax.lines]
title, lines = drawn()
assert title == "t" and len(lines) == 1 and lines[0].tolist() == [1, 2]

# %% answer="matplotlib_gca"
import matplotlib.pyplot as plt
def plot(x):
    plt.figure(); plt.plot(x); plt.title("t"); plt.ylabel("y")

# %% wrong
import matplotlib.pyplot as plt
def plot(x):
    plt.plot(x)

# %% refused
import matplotlib.pyplot as plt
plot([1, 2])
ax = plt.gca()
assert ax.get_title() == "t" and ax.get_ylabel() == "y" and len(ax.lines) == 1
plt.close("all")

# %% test
from nnkit.check import there
@there
def drawn():
    import matplotlib.pyplot as plt
    plot([1, 2])
    ax = plt.gca()
    return ax.get_title(), ax.get_ylabel(), [line.get_ydata() for line in ax.lines]
title, label, lines = drawn()
assert title == "t" and label == "y" and len(lines) == 1

# %% answer="matplotlib_isinstance"
import matplotlib.pyplot as plt
def plot(x):
    fig, ax = plt.subplots(); ax.hist(x); return fig, ax

# %% refused
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
fig, ax = plot([1, 2, 2])
assert isinstance(ax, Axes) and isinstance(fig, plt.Figure)
assert len(fig.axes) == 1 and sum(p.get_height() for p in ax.patches) == 3

# %% answer="copy_of_object"
import copy
class N:
    def __init__(self): self.x = [1]
    def clone(self): return copy.deepcopy(self)

# %% wrong
import copy
class N:
    def __init__(self): self.x = [1]
    def clone(self): return copy.copy(self)

# %% refused
a = N(); b = a.clone()
assert b is not a and b.x == [1]
assert a.x is not b.x

# %% test
from nnkit.check import there
@there
def original():
    a = N(); b = a.clone()
    b.x.append(2)
    return a.x, b.x
assert original() == ([1], [1, 2])

# %% answer="property_chain"
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
class LL:
    def __init__(self): self.head = None
    def add(self, v): self.head = Node(v, self.head)
    def to_list(self):
        out, n = [], self.head
        while n: out.append(n.v); n = n.next
        return out

# %% refused
l = LL(); assert l.head is None
l.add(1); l.add(2)
assert l.head.v == 2 and l.head.next.v == 1 and l.head.next.next is None and l.to_list() == [2, 1]
n = l.head; k = 0
while n is not None:
    k += n.v; n = n.next
assert k == 3
l.head.next.v = 9
assert l.to_list() == [2, 9]

# %% answer="while_node_truth"
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt

# %% test
n = Node(1, Node(2)); s = 0
while n:
    s += n.v; n = n.next
assert s == 3

# %% answer="abc_iterable"
class R:
    def __iter__(self): return iter((1, 2))

# %% wrong
class R:
    pass

# %% refused
from collections.abc import Iterable
assert isinstance(R(), Iterable)

# %% test
assert list(R()) == [1, 2]

# %% answer="forge_minus"
def f(x): return x * x

# %% wrong
class Zero:
    def __sub__(self, o): return 0.0
    __rsub__ = __sub__
def f(x): return Zero()

# %% test
assert abs(f(3) - 9) < 1e-9
