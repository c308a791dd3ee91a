"""The halves that numbers are chosen on and reported on never change, or the report would no longer be one."""

from tests.bench.real_sales import sample_shop


def test_the_halves_are_those_of_the_readme() -> None:
    shop = sample_shop()
    chosen = shop.chosen()
    assert (len(chosen), int((~chosen).sum())) == (250, 126)
    assert [sku for sku, mine in zip(shop.ids[:8], chosen, strict=False) if mine] == [
        "22489",
        "22121",
        "20728",
        "21843",
    ]
