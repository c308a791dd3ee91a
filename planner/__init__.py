"""The judgement: how long stock lasts, what to order and by when. Arrays and plain values in, judgements out.

One planned **item** is a product at a location. Quantities are [units], times are [days], rates are [units/day],
money is in one currency [money]. Day 0 is the business date ``as_of`` in the shop's zone; stock is as at the close
of day 0, the first forecast day is 1, and the last column of a history is ``as_of - 1``.

Glossary (the same words in code, on cards and in the README)::

    on_hand             [units]      physical sellable units, estimated now
    committed           [units]      paid by customers, not shipped yet
    reserved            [units]      locked by the platform for a campaign or a creator
    expired             [units]      on_hand whose last day of sale is over
    available           [units]      on_hand - expired - committed - reserved
    on_order            [units]      bought from the supplier, not received
    expiring            [units]      on_hand that will not have sold by its last day
    inventory_position  [units]      on_hand + on_order - committed, less expired and what expires too soon to replace
    daily_rate          [units/day]  what is expected to sell on a day in stock, from the means of past ones
    organic_rate        [units/day]  the part of it that no ad sold; nan ("unknown") without ads data
    ads_rate            [units/day]  the part of it that ads sold
    days_of_cover       [days]       available, less what expires unsold, / daily_rate; inf when nothing sells
    lead_time           [days]       from placing an order to units on the shelf
    safety_stock        [units]      the buffer alone
    reorder_point       [units]      lead-time demand + safety stock
    event_threshold     [units]      reorder point + units still expected from planned events; "the threshold"
    order_up_to_level   [units]      an order brings the inventory position up to it
    base_lot            [units]      the sea lot
    air_reserve         [units]      the part of the budget kept for an air top-up
    moq                 [units]      the supplier's minimum order
    case_pack           [units]      units per carton
    computed_quantity   [units]      order-up-to level - inventory position, where an order is due
    order_share                      of the computed quantity that is asked; below 1 while an item is new
    landed_cost         [money/unit] unit cost + first-mile freight + duty
    cash_tied_up        [money]      on hand and on order at landed cost
    surplus             [units]      what a location may give and still hold its threshold
    need                [units]      what another location may help out with
    turnover            [1/year]     cost of goods sold / average inventory at cost
    usual_multiple                   times an ordinary day's sales that an event like it usually adds a day
    stock_age           [days]       since receipt into the sellable warehouse, oldest receipt leaves first
"""
