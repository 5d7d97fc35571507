"""One story several times, made by hand as the labels say, and another story."""

from __future__ import annotations

STORY = """\
The town of Brackenford has spent a year letting a computer listen to its water pipes, and last month the computer found \
its first leak. The pipe lay under Mill Street, four metres deep, and had lost 1,200 litres a day since the spring.

“We heard it before anybody saw it,” said Ingrid Solberg, who leads the waterworks. Until now her people walked the \
streets at night with a rod and a pair of headphones, and they found about one leak in three.

The new system has 340 small microphones on the hydrants. Each of them sends ten seconds of sound every hour to the \
office, where a program compares them with those of the night before. What sounds different is shown on a map.

The town paid 90,000 crowns for it, half of which came from the county. Critics on the council had called it a toy. \
Anders Holm, who voted against it, now says that he was wrong, but that the pipes must be replaced all the same.
"""

SPUN = """\
The town of Brackenford has spent a yr letting a pc listen to its water pipes, and last month the pc discovered its \
first seepage. The pipe lay under Mill Street, four metres deep, and had misplaced 1,200 litres a day since the spring.

“We heard it before anybody noticed it,” said Ingrid Solberg, who heads the waterworks. Until now her folks walked the \
avenues at night with a rod and a pair of earphones, and they discovered about one seepage in three.

The brand new system has 340 tiny microphones on the hydrants. Each of them transmits ten seconds of noise every hour to \
the workplace, where a programme compares them with those of the night before. What sounds totally different is proven \
on a map.

The town paid 90,000 crowns for it, half of which got here from the county. Detractors on the council had called it a \
plaything. Anders Holm, who voted against it, now says that he was improper, but that the pipes must be changed all the \
same.
"""

TRANSLATED = """\
The city of Brackenford let a computer listen to its water pipes during one year, and the computer found its first leak \
last month. The pipe was lying four metres deep below Mill Street, and it was losing 1,200 litres per day since spring.

“We heard it before anyone saw it”, said Ingrid Solberg, head of the waterworks. Up to now, its people walked through \
the streets in the night with a bar and headphones, and they found around one of three leaks.

The new system has 340 small microphones at the hydrants. Each one of these sends ten seconds of sound to the office at \
each hour, where a programme compares these with the ones of the previous night. That which sounds different is shown in \
a map.

The city paid 90,000 crowns for this, and one half of it came from the county. Critics in the council had called it a \
toy. Anders Holm, who voted against, says now that he was wrong, but that it is necessary to replace the pipes anyway.
"""

SUMMARY = """\
In Brackenford a computer that listens to water pipes has found a leak under Mill Street, which had lost 1,200 litres a \
day. The waterworks put 340 microphones on the hydrants and compare their sound each night. The system cost 90,000 \
crowns; Anders Holm, who voted against it, says he was wrong.
"""

UNRELATED = """\
The orchestra of Ravensey will play in the open air this summer, for the first time since its hall burnt down. Three \
evenings are planned on the meadow behind the castle, with seats for eight hundred people and a roof over the stage.

Whether the neighbours will enjoy it is another matter. Some of them wrote to the mayor, who answered that the trombones \
will stop at ten. The conductor, a patient man from the north, added that he would choose quiet pieces for the second \
half.
"""
