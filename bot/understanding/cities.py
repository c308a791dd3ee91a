"""Names the cities goods come from in Chinese and in letters: who asks of 宁波 means “Ningbo Harbour”."""

import re
from collections.abc import Collection, Mapping

LEAST = 2  # letters of a Chinese name that stand for it
PAIR = re.compile(r"(\w+) (\w+)")
CITIES: Mapping[str, str] = dict(
    PAIR.findall(
        "义乌 yiwu, 宁波 ningbo, 汕头 shantou, 深圳 shenzhen, 广州 guangzhou, 东莞 dongguan, "
        "佛山 foshan, 中山 zhongshan, 温州 wenzhou, 台州 taizhou, 金华 jinhua, 永康 yongkang, "
        "杭州 hangzhou, 绍兴 shaoxing, 嘉兴 jiaxing, 湖州 huzhou, 上海 shanghai, 苏州 suzhou, "
        "常熟 changshu, 南通 nantong, 厦门 xiamen, 泉州 quanzhou, 福州 fuzhou, 莆田 putian, "
        "潮州 chaozhou, 揭阳 jieyang, 惠州 huizhou, 珠海 zhuhai, 江门 jiangmen, 青岛 qingdao, "
        "临沂 linyi, 曹县 caoxian, 天津 tianjin, 保定 baoding, 武汉 wuhan, 长沙 changsha, "
        "成都 chengdu, 重庆 chongqing, 郑州 zhengzhou, 景德镇 jingdezhen, 伊兹密尔 izmir, "
        "斋浦尔 jaipur, 格但斯克 gdansk, 波尔图 porto"
    )
)


def in_both_scripts(said: str) -> str:
    """Return what was said with each city that it names in the other script behind it.

    >>> in_both_scripts("宁波的货到哪了"), in_both_scripts("yiwu po"), in_both_scripts("portobello")
    ('宁波的货到哪了 ningbo', 'yiwu po 义乌', 'portobello')
    """
    words = set(re.findall(r"[a-z]+", said.casefold()))
    other = [letters for han, letters in CITIES.items() if han in said]
    other += [han for han, letters in CITIES.items() if letters in words]
    return " ".join((said, *other))


def called_so(names: Collection[str], said: str) -> list[str]:
    """Return the suppliers of whose names most letters stand in a sentence, from the beginning or from behind the city.

    >>> called_so(["Ningbo Harbour", "义乌市亮彩贸易", "义乌远洋"], "宁波的货")
    ['Ningbo Harbour']
    >>> called_so(["Ningbo Harbour", "义乌市亮彩贸易", "义乌远洋"], "亮彩的货"), called_so(["Yiwu Bags"], "货到了吗")
    (['义乌市亮彩贸易'], [])
    """
    line = in_both_scripts(said)
    letters = {name: _letters(name.casefold(), line) for name in names}
    most = max(letters.values(), default=0)
    return [name for name in names if most and letters[name] == most]


def _letters(name: str, said: str) -> int:
    """Return how many letters of a name stand in a sentence so; 0: fewer than would name it."""
    if name.isascii():
        first = name.split(maxsplit=1)[0]
        return len(first) if first in CITIES.values() and first in said.casefold().split() else 0
    city = next((city for city in CITIES if name.startswith(city)), "")
    return max(_begins(each, said) for each in (name, name.removeprefix(city).removeprefix("市")))


def _begins(name: str, said: str) -> int:
    return next((count for count in range(len(name), LEAST - 1, -1) if name[:count] in said), 0)
