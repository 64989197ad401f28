"""What cells of earlier editions named and no lesson names any more: students' answers may still do."""

import re

# what the first cells of earlier editions imported for lines that students were told to leave in place
IMPORTS = (
    "from nnkit.lessonkit.formulas import takes_formulas",
    "from nnkit.lessonkit.described import described",
)
# those lines themselves, of answers that are begun anew in today's edition
LINES = re.compile(
    r"^[ \t]*(?:@takes_formulas\b|layers, loss, make_optimizer = described\(layers, loss, make_optimizer\)).*\n",
    re.MULTILINE,
)
