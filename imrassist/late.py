"""late: `dataclass`, and `re.compile` as `pattern`, whose work is put off until somebody uses what they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - mypy takes it for an export only so

    pattern = re.compile
else:
    import dataclasses
    import re
    import threading
    from collections.abc import Callable, Iterator
    from operator import attrgetter

    _ONE_AT_A_TIME = threading.RLock()
    _FIELDS = "__dataclass_fields__"

    def dataclass(*, frozen: bool = False, kw_only: bool = False, eq: bool = True, slots: bool = False) -> Any:
        """The library's `dataclass` for a program that starts often and must start soon.

        The library compiles seven methods a class, near half a millisecond; our hundred classes took a third as long
        as all of Textual. Here nothing is compiled until somebody makes an object or asks for the fields, and then
        `__init__` alone: what else a class needs is the same code for all. The class does what the library's would,
        but for its slots, which would need a second class: so there are none. (`docs/decisions/0006-start-up.md`)
        """
        del slots

        def late(cls: type) -> type:
            def make() -> None:
                with _ONE_AT_A_TIME:
                    if isinstance(cls.__dict__[_FIELDS], _Fields):
                        _furnish(cls, frozen=frozen, kw_only=kw_only, eq=eq)

            def __init__(self: Any, *args: Any, **values: Any) -> None:  # noqa: N807 - it is put on the class
                make()
                cls.__init__(self, *args, **values)

            cls.__init__ = __init__
            setattr(cls, _FIELDS, _Fields(make))
            return cls

        return late

    def pattern(text: str, flags: int = 0) -> Any:
        """The library's `re.compile`, put off until the pattern is first used; a large one takes half a millisecond.

        One that is not sound is found out as late: a test must use each.
        """
        return _Pattern(text, flags)

    class _Pattern:
        def __init__(self, text: str, flags: int) -> None:
            self._text, self._flags = text, flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            found = getattr(re.compile(self._text, self._flags), name)
            setattr(self, name, found)  # from now on it is there, and costs nothing
            return found

    class _Fields:
        """Stands in for the fields of a class: whoever looks at them gets the real ones."""

        def __init__(self, make: Callable[[], None]) -> None:
            self._make = make

        def __get__(self, one: object, owner: type) -> dict[str, Any]:
            self._make()
            return getattr(owner, _FIELDS)

    def _furnish(cls: type, *, frozen: bool, kw_only: bool, eq: bool) -> None:
        own = set(vars(cls))
        # The library sorts out the fields, of the bases too; it compiles nothing so.
        dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
        fields = dataclasses.fields(cls)
        if "__repr__" not in own:
            cls.__repr__ = _repr
        if eq:
            key = attrgetter(*names) if (names := [each.name for each in fields if each.compare]) else lambda _: ()
            if "__eq__" not in own:
                cls.__eq__ = _eq(key)
            if "__hash__" not in own:
                cls.__hash__ = _hash(key) if frozen else None
        if frozen:
            cls.__setattr__, cls.__delattr__ = _refuse_set, _refuse_delete
        # Last, and at a stroke: another thread may be at the door.
        cls.__init__ = _init(cls, fields, frozen=frozen)

    def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...], *, frozen: bool) -> Callable[..., None]:
        names: dict[str, Any] = {"_set_": object.__setattr__, "_none_": dataclasses.MISSING}
        wanted = [each for each in fields if each.init]
        words = [*_words([each for each in wanted if not each.kw_only], names)]
        if named := [*_words([each for each in wanted if each.kw_only], names)]:
            words += ["*", *named]
        body = [_line(each, names, frozen=frozen) for each in fields if each.init or _made(each)]
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        exec(f"def __init__({', '.join(['self', *words])}):\n " + "\n ".join(body or ["pass"]), names)  # noqa: S102 - only names of fields
        init = names["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _words(fields: list[dataclasses.Field[Any]], names: dict[str, Any]) -> Iterator[str]:
        for each in fields:
            if _made(each):
                yield f"{each.name}=_none_"
            elif each.default is dataclasses.MISSING:
                yield each.name
            else:
                names[f"_default_{each.name}_"] = each.default
                yield f"{each.name}=_default_{each.name}_"

    def _line(field: dataclasses.Field[Any], names: dict[str, Any], *, frozen: bool) -> str:
        value = field.name
        if _made(field):
            names[f"_make_{field.name}_"] = field.default_factory
            fresh = f"_make_{field.name}_()"
            value = f"{fresh} if {field.name} is _none_ else {field.name}" if field.init else fresh
        return f"_set_(self, {field.name!r}, {value})" if frozen else f"self.{field.name} = {value}"

    def _made(field: dataclasses.Field[Any]) -> bool:
        return field.default_factory is not dataclasses.MISSING

    def _repr(self: Any) -> str:
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _eq(key: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
        def __eq__(self: Any, other: Any) -> bool:  # noqa: N807 - it is put on the class
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        return __eq__

    def _hash(key: Callable[[Any], Any]) -> Callable[[Any], int]:
        def __hash__(self: Any) -> int:  # noqa: N807 - it is put on the class
            return hash(key(self))

        return __hash__

    def _refuse_set(_: Any, name: str, __: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_delete(_: Any, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
