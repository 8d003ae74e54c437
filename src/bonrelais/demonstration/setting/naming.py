from typing import Final

CODE: Final = "cap-developpement"
NAME: Final = "Cap Développement"
