"""The kinds of check, one module each. To add one, write its module and name it here."""

from __future__ import annotations

from collections.abc import Mapping

from imrassist.checks.check import Kind
from imrassist.checks.kinds import (
    condition,
    count_share,
    date_order,
    duplicate,
    echo,
    few_words,
    gap,
    initials,
    long_sentence,
    lost_link,
    mention,
    no_reason_words,
    pattern,
    phrases,
    repeated_answer,
    required_answer,
    required_link,
    retold,
    row_condition,
    same_answer,
    text_share,
    uncertain_day,
    without_words,
    word_budget,
    word_share,
)

KINDS: Mapping[str, Kind] = {
    module.__name__.rpartition(".")[2]: module.KIND
    for module in (
        condition,
        count_share,
        date_order,
        duplicate,
        echo,
        few_words,
        gap,
        initials,
        long_sentence,
        lost_link,
        mention,
        no_reason_words,
        pattern,
        phrases,
        repeated_answer,
        required_answer,
        required_link,
        retold,
        row_condition,
        same_answer,
        text_share,
        uncertain_day,
        without_words,
        word_budget,
        word_share,
    )
}
"""By the name that checks/ gives them."""
