from bonrelais.impact.board.coverage import coverage_board
from bonrelais.impact.board.reader import Reader
from bonrelais.impact.board.screen import Board, board_of

__all__ = ["Board", "Reader", "board_of", "coverage_board"]
