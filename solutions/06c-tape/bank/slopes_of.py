# %% right="a get for what is not there yet"
def slopes_of(graph, values, end):
    slopes = {end: np.ones_like(values[end], dtype=float)}
    for name in backward_order(graph, end)[::-1]:
        if graph[name]:
            gate, inputs = graph[name][0], graph[name][1:]
            for source, part in zip(inputs, BACKWARD[gate](slopes[name], values[name], *[values[s] for s in inputs])):
                slopes[source] = slopes.get(source, 0) + part
    return slopes


# %% right="each value asks its users"
def slopes_of(graph, values, end):
    order = backward_order(graph, end)
    slopes = {}
    for name in reversed(order):
        total = np.ones_like(values[name], dtype=float) if name == end else 0.0
        for user in order:
            if user in slopes and name in graph[user][1:]:
                inputs = graph[user][1:]
                parts = BACKWARD[graph[user][0]](slopes[user], values[user], *[values[i] for i in inputs])
                total = total + sum(part for source, part in zip(inputs, parts) if source == name)
        slopes[name] = total
    return slopes


# %% right="in place on arrays of its own"
def slopes_of(graph, values, end):
    order = backward_order(graph, end)
    slopes = {name: np.zeros(np.shape(values[name])) for name in order}
    slopes[end] += 1
    while order:
        name = order.pop()
        if not graph[name]:
            continue
        inputs = graph[name][1:]
        parts = BACKWARD[graph[name][0]](slopes[name], values[name], *[values[i] for i in inputs])
        for source, part in zip(inputs, parts):
            slopes[source] += part
    return slopes


# %% wrong="overwritten"
def slopes_of(graph, values, end):
    slopes = {end: np.ones_like(values[end], dtype=float)}
    for name in backward_order(graph, end)[::-1]:
        if graph[name]:
            inputs = graph[name][1:]
            parts = BACKWARD[graph[name][0]](slopes[name], values[name], *[values[s] for s in inputs])
            slopes.update(zip(inputs, parts))
    return slopes


# %% wrong="in place"
def slopes_of(graph, values, end):
    slopes = {end: np.ones(np.shape(values[end]))}
    for name in reversed(backward_order(graph, end)):
        if not graph[name]:
            continue
        gate, *inputs = graph[name]
        for i, part in zip(inputs, BACKWARD[gate](slopes[name], values[name], *[values[k] for k in inputs])):
            if i in slopes:
                slopes[i] += part  # the plus gate hands one array to both
            else:
                slopes[i] = part
    return slopes


# %% wrong="starts with 0"
def slopes_of(graph, values, end):
    order = backward_order(graph, end)
    slopes = {name: np.zeros_like(values[name], dtype=float) for name in order}
    for name in reversed(order):
        if graph[name]:
            inputs = graph[name][1:]
            parts = BACKWARD[graph[name][0]](slopes[name], values[name], *[values[s] for s in inputs])
            for source, part in zip(inputs, parts):
                slopes[source] = slopes[source] + part
    return slopes


# %% wrong="read forwards"
def slopes_of(graph, values, end):
    order = backward_order(graph, end)
    slopes = {name: np.zeros_like(values[name], dtype=float) for name in order}
    slopes[end] = np.ones_like(values[end], dtype=float)
    for name in order:
        if graph[name]:
            inputs = graph[name][1:]
            parts = BACKWARD[graph[name][0]](slopes[name], values[name], *[values[s] for s in inputs])
            for source, part in zip(inputs, parts):
                slopes[source] = slopes[source] + part
    return slopes


# %% wrong="only the given numbers"
def slopes_of(graph, values, end):
    slopes = {end: np.ones_like(values[end], dtype=float)}
    for name in backward_order(graph, end)[::-1]:
        if graph[name]:
            inputs = graph[name][1:]
            for source, part in zip(inputs, BACKWARD[graph[name][0]](slopes[name], values[name], *[values[s] for s in inputs])):
                slopes[source] = slopes.get(source, 0) + part
    return {name: slope for name, slope in slopes.items() if graph[name] == ()}


# %% wrong="only the visible cases"
def slopes_of(graph, values, end):
    order = backward_order(graph, end)
    slopes = {name: np.zeros_like(values[name], dtype=float) for name in order}
    slopes[end] = np.ones_like(values[end], dtype=float)
    for name in reversed(order):
        gate, *inputs = graph[name] or ("",)
        if inputs and slopes[name].sum() != 0:
            parts = BACKWARD[gate](slopes[name], values[name], *[values[i] for i in inputs])
            for source, part in zip(inputs, parts):
                slopes[source] = slopes[source] + part
    return slopes
