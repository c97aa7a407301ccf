"""Press releases from one template: alike but for who met whom, where, when and about how much."""

from __future__ import annotations

from typing import NamedTuple


class Facts(NamedTuple):
    """What differs from release to release."""

    en_minister: str
    ru_minister: str
    en_guest: str
    ru_guest: str
    en_country: str
    ru_country: str
    day: int
    year: int
    trade: str
    projects: int


FACTS = (
    Facts("Nurtleu", "Нуртлеу", "Lammy", "Лэмми", "Canada", "Канады", 3, 2024, "1,250", 14),
    Facts("Nurtleu", "Нуртлеу", "Fidan", "Фидан", "Turkey", "Турции", 5, 2024, "2,730", 22),
    Facts("Nurtleu", "Нуртлеу", "Sikorski", "Сикорский", "Poland", "Польши", 7, 2024, "990", 31),
    Facts("Nurtleu", "Нуртлеу", "Saidov", "Саидов", "Peru", "Перу", 9, 2025, "4,118", 17),
    Facts("Vassilenko", "Василенко", "Tajani", "Таяни", "Georgia", "Грузии", 12, 2025, "3,064", 25),
    Facts("Vassilenko", "Василенко", "Albares", "Альбарес", "Chile", "Чили", 18, 2025, "612", 8),
)


def english(facts: Facts) -> list[str]:
    """The English release."""
    return [
        (
            f"Minister {facts.en_minister} received the ambassador of {facts.en_country}, "
            f"{facts.en_guest}, on {facts.day} March {facts.year}."
        ),
        (
            f"Trade between the two countries reached {facts.trade} million dollars, "
            "the parties noted with satisfaction."
        ),
        f"Mr {facts.en_guest} said that {facts.projects} joint projects are being carried out.",
        "At the end of the meeting the parties agreed to continue the dialogue.",
    ]


def russian(facts: Facts) -> list[str]:
    """The same release in Russian."""
    trade = facts.trade.replace(",", " ")
    return [
        (
            f"{facts.day} марта {facts.year} года министр {facts.ru_minister} принял посла "
            f"{facts.ru_country} {facts.ru_guest}."
        ),
        (
            f"Стороны с удовлетворением отметили, что товарооборот двух стран достиг {trade} млн "
            "долларов."
        ),
        f"По словам г-на {facts.ru_guest}, реализуется {facts.projects} совместных проектов.",
        "В завершение встречи стороны договорились продолжить диалог.",
    ]
