# %% right="a list"
def numbers_or_none(column):
    gaps = {"", "NA", "NAN", "?"}
    try:
        return [float("nan") if entry.upper() in gaps else float(entry) for entry in column]
    except ValueError:
        return None


# %% right="gaps replaced first, GAPS from the library"
def numbers_or_none(column):
    texts = ["nan" if entry.lower() in GAPS else entry for entry in column]
    try:
        return np.array(texts, dtype=float)
    except ValueError:
        return None


# %% right="filled in place, float32"
def numbers_or_none(column):
    out = np.full(len(column), np.nan, np.float32)
    for i, entry in enumerate(column):
        if entry in ("", "?") or entry.casefold() in ("na", "nan"):
            continue
        try:
            out[i] = float(entry)
        except ValueError:
            return
    return out


# %% wrong="0 for a gap"
def numbers_or_none(column):
    try:
        return np.array([0 if e.lower() in ("", "na", "nan", "?") else float(e) for e in column])
    except ValueError:
        return None


# %% wrong="gaps dropped"
def numbers_or_none(column):
    try:
        return np.array([float(e) for e in column if e.lower() not in ("", "na", "nan", "?")])
    except ValueError:
        return None


# %% wrong="texts as gaps"
def numbers_or_none(column):
    def number(entry):
        try:
            return float(entry)
        except ValueError:
            return np.nan

    return np.array([number(entry) for entry in column])


# %% wrong="one gap spoils it"
def numbers_or_none(column):
    try:
        return np.array(column, float)
    except ValueError:
        return None


# %% wrong="capitals only"
def numbers_or_none(column):
    try:
        return np.array([np.nan if e in ("", "NA", "nan", "?") else float(e) for e in column])
    except ValueError:
        return None


# %% wrong="digits only"
def numbers_or_none(column):
    out = []
    for e in column:
        if e.lower() in ("", "na", "nan", "?"):
            out.append(np.nan)
        elif e.isdigit():
            out.append(float(e))
        else:
            return None
    return np.array(out)


# %% wrong="None for a gap"
def numbers_or_none(column):
    out = []
    for entry in column:
        if entry.lower() in ("", "na", "nan", "?"):
            out.append(None)
        else:
            try:
                out.append(float(entry))
            except ValueError:
                return None
    return out


# %% wrong="a text stops it"
def numbers_or_none(column):
    return np.array([np.nan if entry.lower() in GAPS else float(entry) for entry in column])


# %% wrong="kind: no None"
def numbers_or_none(column):
    numbers = []
    for entry in column:
        if entry in ("", "?") or entry.lower().startswith("na"):
            numbers.append(np.nan)
            continue
        try:
            numbers.append(float(entry))
        except ValueError:
            return None
    return np.array(numbers)


# %% wrong="kind: no None"
def numbers_or_none(column):
    gaps = ("", "na", "nan", "?", "none", "null")
    try:
        return np.array([np.nan if entry.lower() in gaps else float(entry) for entry in column])
    except ValueError:
        return None
