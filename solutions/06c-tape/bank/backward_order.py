# %% right="a stack"
def backward_order(graph, end):
    order, stack = [], [(end, False)]
    while stack:
        name, ready = stack.pop()
        if name in order:
            continue
        if ready:
            order.append(name)
        else:
            stack.append((name, True))
            stack.extend((source, False) for source in reversed(graph[name][1:]))
    return order


# %% right="a dict keeps the order"
def backward_order(graph, end, met=None):
    met = {} if met is None else met
    for source in graph[end][1:]:
        if source not in met:
            backward_order(graph, source, met)
    met[end] = True
    return list(met)


# %% right="lists of inputs joined"
def backward_order(graph, end):
    names = []
    for source in graph[end][1:]:
        names += [name for name in backward_order(graph, source) if name not in names]
    return names + [end]


# %% right="a tuple"
def backward_order(graph, end):
    done = []

    def visit(name):
        if name in done:
            return
        for source in graph[name][1:]:
            visit(source)
        done.append(name)

    visit(end)
    return tuple(done)


# %% wrong="the end first"
def backward_order(graph, end):
    done = []

    def visit(name):
        if name not in done:
            for source in graph[name][1:]:
                visit(source)
            done.append(name)

    visit(end)
    return list(reversed(done))


# %% wrong="each before its inputs"
def backward_order(graph, end):
    done = []

    def visit(name):
        if name not in done:
            done.append(name)
            for source in graph[name][1:]:
                visit(source)

    visit(end)
    return done


# %% wrong="names twice"
def backward_order(graph, end):
    done = []
    for source in graph[end][1:]:
        done += backward_order(graph, source)
    return done + [end]


# %% wrong="everything in the graph"
def backward_order(graph, end):
    return [name for name in graph]


# %% wrong="without the given numbers"
def backward_order(graph, end):
    done = []

    def visit(name):
        if graph[name] and name not in done:
            for source in graph[name][1:]:
                visit(source)
            done.append(name)

    visit(end)
    return done


# %% wrong="kind: order of entries"
def backward_order(graph, end):
    levels, level = {}, [end]
    while level:  # a name that is met again lies deeper
        for name in level:
            levels.pop(name, None)
            levels[name] = len(levels)
        level = [source for name in level for source in reversed(graph[name][1:])]
    return list(levels)[::-1]
