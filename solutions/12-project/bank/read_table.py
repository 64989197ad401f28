# %% right="without the reader, quotes by hand"
def read_table(text):
    def entries(line):
        found, now, inside, i = [], "", False, 0
        while i < len(line):
            c = line[i]
            if inside and line[i : i + 2] == '""':
                now, i = now + '"', i + 1
            elif c == '"':
                inside = not inside
            elif c == "," and not inside:
                found.append(now.strip())
                now = ""
            else:
                now += c
            i += 1
        return [*found, now.strip()]

    lines = [(i, entries(line)) for i, line in enumerate(text.split("\n"), 1) if line.strip()]
    names = lines[0][1]
    rows = [row for _, row in lines[1:] if len(row) == len(names)]
    return names, rows, [i for i, row in lines[1:] if len(row) != len(names)]


# %% right="io.StringIO, tuples"
import io


def read_table(text):
    reader = csv.reader(io.StringIO(text))
    table = [(reader.line_num, tuple(e.strip() for e in row)) for row in reader if len(row) > 0]
    (_, names), body = table[0], table[1:]
    good = tuple(row for _, row in body if len(row) == len(names))
    return [names, good, tuple(n for n, row in body if len(row) != len(names))]


# %% right="numbered lines, one reader for each"
def read_table(text):
    names, rows, bad = [], [], np.array([], int)
    for number, line in enumerate(text.splitlines()):
        if line == "":
            continue
        row = [*map(str.strip, next(csv.reader([line])))]
        if not names:
            names = row
        elif len(names) != len(row):
            bad = np.append(bad, number + 1)
        else:
            rows += [row]
    return names, rows, bad


# %% wrong="every comma"
def read_table(text):
    lines = [(i, [e.strip() for e in line.split(",")]) for i, line in enumerate(text.split("\n"), 1) if line]
    names = lines[0][1]
    return (
        names,
        [row for _, row in lines[1:] if len(row) == len(names)],
        [i for i, row in lines[1:] if len(row) != len(names)],
    )


# %% wrong="rows that do not fit are kept"
def read_table(text):
    reader = csv.reader(text.splitlines())
    names, rows, bad = None, [], []
    for row in reader:
        row = [entry.strip() for entry in row]
        if not row:
            continue
        if names is None:
            names = row
            continue
        if len(row) != len(names):
            bad.append(reader.line_num)
        rows.append(row)
    return names, rows, bad


# %% wrong="left out in silence"
def read_table(text):
    table = [[e.strip() for e in row] for row in csv.reader(text.splitlines()) if row]
    return table[0], [row for row in table[1:] if len(row) == len(table[0])], []


# %% wrong="lines from 0"
def read_table(text):
    names, rows, bad = None, [], []
    for i, line in enumerate(text.splitlines()):
        for row in csv.reader([line]):
            row = [e.strip() for e in row]
            if names is None and row:
                names = row
            elif row and len(row) == len(names):
                rows.append(row)
            elif row:
                bad.append(i)
    return names, rows, bad


# %% wrong="rows for lines"
def read_table(text):
    table = [[e.strip() for e in row] for row in csv.reader(text.splitlines()) if row]
    names = table[0]
    bad = [i for i, row in enumerate(table) if len(row) != len(names)]
    return names, [row for row in table[1:] if len(row) == len(names)], bad


# %% wrong="the header is a row"
def read_table(text):
    reader = csv.reader(text.splitlines())
    table = [(reader.line_num, [e.strip() for e in row]) for row in reader if row]
    names = table[0][1]
    rows = [row for _, row in table if len(row) == len(names)]
    return names, rows, [i for i, row in table if len(row) != len(names)]


# %% wrong="returns nothing"
def read_table(text):
    table = [row for row in csv.reader(text.splitlines()) if row]
    names, rows = table[0], table[1:]


# %% wrong="kind: spaces"
def read_table(text):
    reader = csv.reader(text.splitlines())
    names, rows, bad = None, [], []
    for row in reader:
        if not row:
            continue
        if names is None:
            names = row
        elif len(row) == len(names):
            rows.append(row)
        else:
            bad.append(reader.line_num)
    return names, rows, bad


# %% right="next(reader) for the names"
def read_table(text):
    reader = csv.reader(text.splitlines())
    names = [entry.strip() for entry in next(reader)]
    rows, bad = [], []
    for row in reader:
        if row and len(row) == len(names):
            rows.append([entry.strip() for entry in row])
        elif row:
            bad.append(reader.line_num)
    return names, rows, bad


# %% wrong="empty lines not counted"
def read_table(text):
    lines = list(csv.reader([line for line in text.splitlines() if line.strip()]))
    names, rows, bad = [entry.strip() for entry in lines[0]], [], []
    for i, line in enumerate(lines[1:], 2):
        row = [entry.strip() for entry in line]
        if len(row) == len(names):
            rows.append(row)
        else:
            bad.append(i)
    return names, rows, bad


# %% wrong="empty lines are bad"
def read_table(text):
    reader = csv.reader(text.splitlines())
    names = [entry.strip() for entry in next(reader)]
    rows, bad = [], []
    for row in reader:
        if len(row) == len(names):
            rows.append([entry.strip() for entry in row])
        else:
            bad.append(reader.line_num)
    return names, rows, bad


# %% wrong="each letter a line"
def read_table(text):
    reader = csv.reader(text)
    names = [entry.strip() for entry in next(reader)]
    rows, bad = [], []
    for row in reader:
        if not row:
            continue
        if len(row) == len(names):
            rows.append([entry.strip() for entry in row])
        else:
            bad.append(reader.line_num)
    return names, rows, bad


# %% wrong="kind: upper case"
def read_table(text):
    reader = csv.reader(text.lower().splitlines())
    names, rows, bad = None, [], []
    for row in reader:
        row = [entry.strip() for entry in row]
        if not row:
            continue
        if names is None:
            names = row
        elif len(row) == len(names):
            rows.append(row)
        else:
            bad.append(reader.line_num)
    return names, rows, bad


# %% wrong="only the visible cases"
def read_table(text):
    r = csv.reader(text.strip().split("\n"))
    names = [e.strip() for e in next(r)]
    rows, bad = [], []
    for row in r:
        row = [" ".join(e.split()) for e in row]
        if row:
            (rows.append(row) if len(row) == len(names) else bad.append(r.line_num))
    return names, rows, bad
