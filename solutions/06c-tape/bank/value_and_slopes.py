# %% right="two functions"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def ordered(end):
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order


def backward(end):
    for value in ordered(end):
        value.slope = np.zeros_like(value.data)
    end.slope = np.ones_like(end.data)
    for value in reversed(ordered(end)):
        if value.gate:
            parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
            for source, part in zip(value.inputs, parts):
                source.slope = source.slope + part


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% right="a list of the values met, compared with is"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def backward(end):
    order = []

    def visit(value):
        for seen in order:
            if seen is value:
                return
        for source in value.inputs:
            visit(source)
        order.append(value)

    visit(end)
    for value in order:
        value.slope = np.zeros_like(value.data)
    end.slope = end.slope + 1
    for value in order[::-1]:
        if len(value.inputs):
            arguments = [source.data for source in value.inputs]
            for source, part in zip(value.inputs, BACKWARD[value.gate](value.slope, value.data, *arguments)):
                source.slope += part


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% right="values wait until all users have spoken"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def ordered(end):
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order


def backward(end):
    values = ordered(end)
    users = {id(value): 0 for value in values}
    for value in values:
        value.slope = np.zeros_like(value.data)
        for source in value.inputs:
            users[id(source)] += 1
    end.slope = np.ones_like(end.data)
    ready = [end]
    while ready:
        value = ready.pop()
        if not value.gate:
            continue
        parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
        for source, part in zip(value.inputs, parts):
            source.slope = source.slope + part
            users[id(source)] -= 1
            if users[id(source)] == 0:
                ready.append(source)


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% wrong="overwritten"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def ordered(end):
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order


def backward(end):
    for value in ordered(end):
        value.slope = np.zeros_like(value.data)
    end.slope = np.ones_like(end.data)
    for value in reversed(ordered(end)):
        if value.gate:
            parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
            for source, part in zip(value.inputs, parts):
                source.slope = part


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% wrong="no slope arrives"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def ordered(end):
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order


def backward(end):
    for value in ordered(end):
        value.slope = np.zeros_like(value.data)
    end.slope = np.zeros_like(end.data)
    for value in reversed(ordered(end)):
        if value.gate:
            parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
            for source, part in zip(value.inputs, parts):
                source.slope = source.slope + part


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% wrong="each path on its own"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def ordered(end):
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order


def pass_on(value):
    if value.gate:
        parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
        for source, part in zip(value.inputs, parts):
            source.slope = source.slope + part
        for source in value.inputs:
            pass_on(source)


def backward(end):
    end.slope = np.ones_like(end.data)
    pass_on(end)


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% wrong="no slope arrives"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [Value(getattr(v, "data", v), getattr(v, "gate", ""), getattr(v, "inputs", ())) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def ordered(end):
    order, met = [], set()

    def visit(value):
        if id(value) not in met:
            met.add(id(value))
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    return order


def backward(end):
    for value in ordered(end):
        value.slope = np.zeros_like(value.data)
    end.slope = np.ones_like(end.data)
    for value in reversed(ordered(end)):
        if value.gate:
            parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
            for source, part in zip(value.inputs, parts):
                source.slope = source.slope + part


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]


# %% wrong="equal numbers taken for one"
class Value:
    __array_ufunc__ = None

    def __init__(self, data, gate="", inputs=()):
        self.data, self.gate, self.inputs = np.asarray(data, dtype=float), gate, inputs
        self.slope = np.zeros_like(self.data)

    def __add__(self, other):
        return through("+", self, other)

    def __mul__(self, other):
        return through("*", self, other)

    def __matmul__(self, other):
        return through("@", self, other)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other if isinstance(other, Value) else self + -other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return through("exp", self)

    def log(self):
        return through("log", self)

    def tanh(self):
        return through("tanh", self)

    def sum(self):
        return through("sum", self)


def through(gate, *inputs):
    inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
    return Value(FORWARD[gate](*[v.data for v in inputs]), gate, inputs)


def backward(end):
    order = []

    def visit(value):
        if not any(np.array_equal(value.data, seen.data) for seen in order):
            for source in value.inputs:
                visit(source)
            order.append(value)

    visit(end)
    end.slope = np.ones_like(end.data)
    for value in reversed(order):
        if value.gate:
            parts = BACKWARD[value.gate](value.slope, value.data, *[v.data for v in value.inputs])
            for source, part in zip(value.inputs, parts):
                source.slope = source.slope + part


def value_and_slopes(f, numbers):
    inputs = [Value(number) for number in numbers]
    end = f(inputs)
    backward(end)
    return end.data, [value.slope for value in inputs]
