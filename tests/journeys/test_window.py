from tests.journeys.conftest import Window


def test_window_shows_a_page_of_the_live_server(desktop: Window, phone: Window) -> None:
    desktop.open("/health")
    phone.open("/health")
    assert '"status": "ok"' in desktop.page.content()
    assert '"status": "ok"' in phone.page.content()
