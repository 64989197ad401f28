# Where the stock nbgrader commands and the formgrader find the course: as `course` does. A line at the end changes a
# setting, for `course` too, such as c.IsolatedExecute.cell_seconds = 60
from course.nbgrader_settings import configure

c = get_config()  # noqa: F821
configure(c, __file__)
