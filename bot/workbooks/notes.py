"""What each sheet and column of the planning workbook is for, in plain words; they stand above the headers."""

from collections.abc import Mapping

from bot.wording import N_, Phrase

SHEETS: Mapping[str, Phrase] = {
    "shops": N_("Your TikTok shops, and the thresholds by which one is judged otherwise than all shops (`/stock settings`; the + above the columns unfolds them). A shop that is not here yet is opened; a known one is changed."),  # noqa: E501
    "people": N_("Who may look (viewer), plan (planner), approve orders (approver) and change settings (admin)."),
    "suppliers": N_("How long each part of an order takes, how far it strays, what freight costs, what they ask."),
    "products": N_("What each product costs, who makes it, and where it differs from its supplier's terms."),
    "listings": N_("Which product a shop sells under a SKU ID, where the Seller SKU does not say it. Several rows of one SKU ID make a bundle."),  # noqa: E501
    "location_stock": N_("Counts of warehouses that no TikTok stock export covers."),
    "other_sales": N_("What other channels sold off the same shelves, a row each day and product: demand too."),
    "receipts": N_("What arrived, a row each delivery. Stock and its age are reckoned from it."),
    "inbound": N_("Everything that is on its way; the rows replace the list before. An empty sheet changes nothing, one row with a single - clears the list."),  # noqa: E501
    "events": N_("Livestreams and campaigns that will sell on top of ordinary sales. The rows replace those of the sheet before; an empty sheet changes nothing."),  # noqa: E501
    "lanes": N_("Ways to move stock from one location to another. Without a lane nothing is moved."),
    "rates": N_("What one unit of a currency is worth in another. Without a rate totals stay apart by currency."),
}  # fmt: skip
HOW_TO: tuple[Phrase, ...] = (
    N_("Fill in what you know, save the file, and import it: python -m bot import, or drop it into Slack."),
    N_("A blank cell means “not said”: what is known already stays. A single - takes it back."),
    N_("A sheet that you leave empty, or delete, changes nothing. Columns may stand in any order; their names count."),
    N_("Either all of the file is imported or nothing. What needs correcting is named with sheet, row and column."),
    N_("Rows that begin with (example) only show how it is meant; they are never imported."),
)
LOCATION = N_("Name of the location, or of a shop that it serves. Blank: where the product lies, if that is one place.")
OUR_CODE = N_("Our code of the product; a Seller SKU will do.")
THE_SHOP = N_("Name of the shop, as in the sheet Shops.")
PART = N_("Days of this part of an order. Blank: it takes no time.")
STRAYS = N_("By how many days it usually strays from that (standard deviation). Blank: never.")
CURRENCY = N_("Three letters, for example GBP. All amounts of the row are in it.")
RULE = N_("A threshold of this shop alone: by which rule. Blank: stays as it is. -: as in all shops.")
THRESHOLD = N_("A threshold of this shop alone, {least} to {most}. Blank: stays as it is. -: as in all shops.")

COLUMNS: Mapping[str, Mapping[str, Phrase]] = {
    "shops": {
        "Shop": N_("Name of the shop, as you want to read it."),
        "Market": N_("Two letters of the country it sells in."),
        "Time zone": N_("Zone of its business days."),
        "Currency": N_("Currency of its prices, three letters."),
        "Slack channel": N_("Channel ID (C…) that is told: the channel's name, About, at the bottom."),
        "Stock export counts": N_("What the quantity column of its stock export counts. Seller Center's: available."),
        "Dates in exports": N_("How its order export writes 3 November: 03/11 (day first) or 11/3 (month first)."),
        "Location": N_("Where its stock lies. Shops with the same location share it. Blank: one of its own."),
    },
    "people": {
        "Slack member ID": N_("In Slack: profile, ⋮, Copy member ID (U…)."),
        "Name": N_("For you only; Slack knows the name."),
        "Role": N_("What the person may do; each role may all that the ones before it may."),
        "Money limit": N_("The most an order may cost that this person approves. Blank or -: any amount."),
        "Currency": N_("Currency of the limit, three letters."),
    },
    "suppliers": {
        "Supplier": N_("Name of the supplier, as in the sheet Products."),
        "Currency": CURRENCY,
        "Plan days": PART,
        "Production days": PART,
        "Quality check days": PART,
        "Sea freight days": N_(
            "Days by sea, or by road if that is the usual way. Needed, or the lead time is not known."
        ),
        "Air freight days": N_("Days by air. Blank: there is no air route."),
        "Customs days": PART,
        "Receiving days": N_("Days from the door to the shelf. Blank: none."),
        **{
            f"{part} spread": STRAYS
            for part in ("Plan", "Production", "Quality check", "Sea freight", "Air freight", "Customs", "Receiving")
        },
        "Sea freight per unit": N_("First mile of one unit by sea."),
        "Air freight per unit": N_("First mile of one unit by air."),
        "Duty %": N_("Import duty in percent of the unit cost."),
        "MOQ": N_("Least number of units of one product in an order."),
        "Units per carton": N_("Orders are rounded up to full cartons."),
        "Minimum order value": N_("Least value of a whole order."),
        "Order every days": N_("Only if you order in a fixed rhythm: days between two orders."),
        "Order day": N_("Only if orders go out on a fixed weekday."),
    },
    "products": {
        "SKU": OUR_CODE,
        "Name": N_("Name people read on cards."),
        "Supplier": N_("As in the sheet Suppliers."),
        "Unit cost": N_("What the supplier takes for one unit, without freight and duty."),
        "Currency": N_("Currency of cost, salvage value and storage fee. Blank: the supplier's."),
        "Salvage value": N_("What is left to get for a unit that does not sell."),
        "Storage fee per month": N_("What one unit costs a month for lying there."),
        "Buffer units": N_("Safety stock you want, in units. Blank: it is computed."),
        "MOQ": N_("Only where it differs from the supplier's."),
        "Units per carton": N_("Only where it differs from the supplier's."),
        "Lead time days": N_("Only where it differs from the sum of the supplier's parts."),
        "Max lead time days": N_("The longest normal lead time; about one order in forty takes longer."),
        "Air lead time days": N_("Whole way by air; only where it differs from the supplier's."),
        "No air route": N_("yes: this product cannot fly. no: it can, whatever the supplier's row says."),
        "Lowest price": N_("What a unit may be sold for at least in the shop, as agreed with a brand."),
        "Price currency": N_("Currency of the lowest price. Blank: your shops', where they have but one."),
        "Platform fee %": N_(
            "What the platform keeps of its price, 0 to 100 percent; margins are after it. Blank: as its shop says."
        ),
        "Sell by": N_(
            "Last day that what lies there now may be sold, of goods that expire; what is left then counts as nothing. "
            "What comes in later is fresh until you put in its own day."
        ),
    },
    "listings": {
        "SKU": N_("Our code of the product. A code that is new here becomes a product."),
        "Shop": THE_SHOP,
        "SKU ID": N_("TikTok's SKU ID, 15 to 22 digits; keep the column as text."),
        "Seller SKU": N_("What people may type for it; for you otherwise."),
        "Product ID": N_("TikTok's Product ID, which ads reports go by; stock exports hold it too."),
        "Units each": N_("Units of the product in one sold unit. Blank: 1."),
    },
    "location_stock": {
        "SKU": OUR_CODE,
        "Location": LOCATION,
        "On hand": N_("Sellable units that lie there, promised ones included."),
        "Reserved": N_("Of them, units locked for a campaign or a creator."),
        "As of": N_("Day of the count, at its close. Blank: when the file is imported."),
    },
    "other_sales": {
        "SKU": OUR_CODE,
        "Sold on": N_("Day of the sale where the stock lies."),
        "Units sold": N_("Units of that day; 0 takes a day back."),
        "Location": LOCATION,
        "Channel": N_("Which channel; each has its own row a day."),
    },
    "receipts": {
        "SKU": OUR_CODE,
        "Received on": N_("Day it reached the shelf."),
        "Units received": N_("Units that may be sold."),
        "Location": LOCATION,
        "Reference": N_(
            "Your number of the delivery. Rows of the same day and reference add up. What is received in /po counts "
            "there: with PO-0001 here it is not added again."
        ),
    },
    "inbound": {
        "SKU": OUR_CODE,
        "Quantity": N_("Units still to come."),
        "Arrives on": N_("Day they are expected on the shelf."),
        "Shop": N_("Which shop they are for. Blank: where the product lies, if that is one place."),
        "Reference": N_(
            "Your number of the order. An order of /po, such as PO-0001, counts there and is not added again."
        ),
    },
    "events": {
        "Event": N_("Name of the event, season or delay; one row for each product in it."),
        "Kind": N_(
            "livestream, short video, flash sale, coupon, campaign for any other; ads paused: days without ads; "
            "season: ordinary sales are so many times the usual; sea delay, air delay: orders on their way on these "
            "days take longer."
        ),
        "Shop": N_("Name of the shop. Blank: the only one."),
        "SKU": N_("Our code of the product. Blank for all products; livestreams and campaigns need one."),
        "Units": N_("Units on top of ordinary sales, of livestreams and campaigns alone."),
        "Starts on": N_("First day, in the shop's zone."),
        "Ends on": N_("Last day. Blank: the first day."),
        "Factor or days": N_("Season: how many times the usual, such as 2.5. Delay: days longer. Else blank."),
        "Host": N_("Who presents it, always written alike: what past events of a host sold says what to plan."),
        "Price cut %": N_("Percent off the usual price, 0 for none. Blank: not known."),
    },
    "lanes": {
        "From location": N_("Where the stock lies: a location, or a shop it serves."),
        "To location": N_("Where it goes: a location, or a shop it serves."),
        "Days": N_("Days from shelf to shelf."),
        "Cost per unit": N_("What moving one unit costs."),
        "Currency": N_("Currency of that cost."),
    },
    "rates": {
        "From currency": N_("Three letters."),
        "To currency": N_("Three letters."),
        "Rate": N_("Units of the second currency for one of the first."),
        "Valid from": N_("First day the rate holds. Blank: the day of the import."),
    },
}
