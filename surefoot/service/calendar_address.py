"""The secret address at which other calendars fetch the plan: off until it is asked for."""

import hmac
import secrets

from surefoot.service.calendar_views import CalendarView
from surefoot.service.errors import NotKnown
from surefoot.store.store import Store
from surefoot.text.language import spoken, t

_SECRET, _LANGUAGE = "calendar_secret", "calendar_language"
_SECRET_BYTES = 24


class CalendarAddress:
    """The address of one data folder."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def language(self) -> str:
        """The language in which the address was asked for; '' when it never was."""
        return self._store.setting(_LANGUAGE) or ""

    def view(self) -> CalendarView:
        secret = self._secret()
        return CalendarView(f"/calendar/{secret}.ics" if secret else "")

    def switch_on(self) -> CalendarView:
        """Makes an address; one that is there stays."""
        return self.view() if self._secret() else self.renew()

    def renew(self) -> CalendarView:
        """Makes another address; the one before leads nowhere from now on."""
        # A calendar program asks for no language: it is answered in the one that set it up.
        self._store.set_setting(_LANGUAGE, spoken().language)
        self._store.set_setting(_SECRET, secrets.token_urlsafe(_SECRET_BYTES))
        return self.view()

    def switch_off(self) -> CalendarView:
        """From now on there is no address."""
        self._store.set_setting(_SECRET, "")
        return self.view()

    def check(self, secret: str) -> None:
        """Raises NotKnown unless it is the secret of the address."""
        known = self._secret()
        if not known or not hmac.compare_digest(known.encode(), secret.encode()):
            raise NotKnown(t("There is no calendar at this address."))

    def _secret(self) -> str:
        return self._store.setting(_SECRET) or ""
