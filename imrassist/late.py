"""late: `dataclass` as the library has it, but its methods are written when the first object of the class is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - mypy takes it for an export only so
else:
    import dataclasses
    import threading
    from collections.abc import Callable

    _ONE_AT_A_TIME = threading.RLock()
    _FIELDS = "__dataclass_fields__"

    def dataclass(**how: Any) -> Callable[[type], type]:
        """For classes of which most starts make no object before the first question is on the screen.

        The library compiles seven methods a class, near half a millisecond; our hundred classes took a third as long
        as all of Textual. Here that waits until somebody makes an object, or asks for the fields. The class is the
        same afterwards, but for its slots: they would need a second class, so there are none. It is for classes
        that are not made by the thousand; those that every start needs are as well off with the library's own.
        """
        how.pop("slots", None)

        def late(cls: type) -> type:
            def make() -> None:
                with _ONE_AT_A_TIME:
                    if isinstance(cls.__dict__[_FIELDS], _Fields):
                        # The twin gives `__init__`, put in last and at a stroke: another thread may be at the door.
                        twin = type(cls)(cls.__name__, cls.__bases__, _own(cls))
                        twin = dataclasses.dataclass(**{**how, "repr": False, "eq": False, "order": False})(twin)
                        dataclasses.dataclass(**how, init=False)(cls)
                        cls.__init__ = twin.__init__

            def __init__(self: Any, *args: Any, **values: Any) -> None:  # noqa: N807 - it is put on the class
                make()
                cls.__init__(self, *args, **values)

            cls.__init__ = __init__
            setattr(cls, _FIELDS, _Fields(make))
            return cls

        return late

    def _own(cls: type) -> dict[str, Any]:
        """What the class was made from, without what only this class can have."""
        return {name: value for name, value in vars(cls).items() if name not in _OF_THE_CLASS}

    _OF_THE_CLASS = ("__dict__", "__weakref__", "__init__", _FIELDS)

    class _Fields:
        """Stands in for the fields of a class: whoever looks at them gets the real ones."""

        def __init__(self, make: Callable[[], None]) -> None:
            self._make = make

        def __get__(self, one: object, owner: type) -> dict[str, Any]:
            self._make()
            return getattr(owner, _FIELDS)
