"""Reads traditional Chinese as simplified: people type either, and our words for topics and days are kept once."""

PAIRS = (
    "們们個个這这嗎吗麼么誰谁幾几還还沒没會会說说請请問问嘆叹對对應应該该讓让給给從从過过後后裡里裏里間间時时時时點点週周"
    "號号兩两萬万億亿陸陆單单訂订購购買买賣卖貨货庫库補补倉仓進进銷销售售價价錢钱額额幣币費费運运輸输達达發发歸归導导匯汇"
    "檔档圖图報报數数據据資资產产業业備备預预警警緊紧斷断滯滞積积壓压調调撥拨換换撤撤銷销審审決决誤误錯错認认負负責责變变"
    "動动態态設设置置議议計计劃划劃划算算總总帳账務务實实際际專专員员級级別别類类選选項项種种樣样東东場场競竞爭争陣阵榜榜"
    "熱热暢畅爆爆彈弹廠厂應应商商國国英英德德義义聯联韓韩龍龙美美歐欧節节聖圣誕诞慶庆黑黑雙双幫帮謝谢辦办結结顯显示示開开"
    "關关閉闭讀读寫写聽听見见觀观視视覽览學学習习聲声輕轻鬆松遲迟趕赶緩缓離离盡尽優优惠惠減减滿满贈赠樂乐話话記记憶忆舊旧"
    "新新嶺岭潔洁淨净簡简繁繁體体轉转詢询確确願愿標标準准條条麵面長长處处佔占紀纪錄录飛飞機机車车門门紅红綠绿藍蓝黃黄橙橙"
)
TO_SIMPLIFIED = str.maketrans(dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)))


def simplified(said: str) -> str:
    """Return what was said in simplified Chinese, as far as the words of trade and days go.

    >>> simplified("該補的貨有哪些？德國上週賣了多少")
    '该补的货有哪些？德国上周卖了多少'
    """
    return said if said.isascii() else said.translate(TO_SIMPLIFIED)
