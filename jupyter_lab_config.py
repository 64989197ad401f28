# JupyterLab as `make lab` starts it: the lessons in front, nothing fetched from elsewhere.
from pathlib import Path

c = get_config()  # noqa: F821

c.ServerApp.root_dir = str(Path(__file__).parent)
c.ServerApp.allow_root = True  # in a container one is often root, and `make lab` is to work there too
c.LabApp.default_url = "/lab/tree/lessons/start.md"  # shown as a page: course/lab/overrides.json
# a slider's answer is not held back for 40 ms
c.ServerApp.kernel_websocket_connection_class = "course.websocket.PromptConnection"
# a lesson never needs the network: no extension catalogue, no news, no update check
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.app_settings_dir = str(Path(__file__).parent / "course" / "lab")  # overrides.json: asks nothing at first start
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
# in a checkout nnkit's explorers are shown from where they are written; an installed course brings them along
c.LabApp.extra_labextensions_path = [str(Path(__file__).parent / "nnkit" / "widgets" / "labextensions")]
