"""What mutations put in: pieces of text that reports are full of, or that a reader takes for something."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "docx"))
import word
from seeds import reports

# In these, two blanks or a line break stand between one piece and the next.
_REPORTS = """
0  -1  1.  3.50  １２  1,234  九十九  ２０２３年  2023年3月5日  1月1日  10万  999999999999999999999999999999  ٣  ²
占  比上年增长  同比下降  其中  分别为  共  未  无  一、  （一）  1.  ①  第一  总计  /  —  （  ）  《  “  、  。
；  ：  %  ％
"""
_ODD = ("\x1b[2J", "\x85", "\u200b", "\u202e", "\ufeff", "\u2028", "\U0001f600", "\ud7ff", "e\u0301")
_BLANKS = ("\n", "\t", "\r\n", "\f", " ", "\u3000")

_WORDML = """
<w:p>  </w:p>  <w:r>  </w:r>  <w:t>  </w:t>  <w:tbl>  </w:tbl>  <w:tr>  </w:tr>  <w:tc>  </w:tc>  <w:tcPr>  </w:tcPr>
<w:br/>  <w:tab/>  <w:vanish/>  <w:del/>  <w:drawing/>  <w:sdt>  </w:sdt>  <w:sdtContent>  <w:ins>  </w:ins>
<mc:AlternateContent>  <mc:Choice>  <w:hyperlink>  </w:hyperlink>  <w:ruby>  <w:rubyBase>
<w:fldChar w:fldCharType="begin"/>  w:val="  ""  "-1"  "0"  "1"
"2"  "999999999"  "x"  &#12;  &#x0;  <!--  -->  <w:sym w:char="F0A8"/>  <w:noBreakHyphen/>
"""
_HTML = """
<p>  </p>  <div>  </div>  <table>  </table>  <tbody>  <caption>  <tr>  </tr>  <td>  </td>  <th>  <td colspan=2>
<td rowspan=3>  <td colspan=99>  <td rowspan=0>  <br>  <b>  </b>  <a href=x>  </a>  <li>  <ul>  </ul>  <dl>  <dt>  <dd>
<pre>  </pre>  <span hidden>  <p style="display:none">  <script>  </script>  <title>  </title>  <select>  <svg>  <img>
<img width=9>  <iframe>  <nav>  <h1>  <body>  </html>  <!DOCTYPE  <!--  -->  <![CDATA[  &nbsp;  &nbsp2023  &#12;  &#0;
&#x110000;  &lt;  &amp  &CounterClockwise;  <  >  &  =  "  '  />  <meta charset="big5">  <meta charset="gbk">
<meta name="ArticleTitle" content="  onclick=  当前位置：  版权所有：  【打印】
"""
_ARCHIVE = """
MIME-Version: 1.0  Content-Type: text/html  Content-Type: multipart/related; boundary="x"  --x  --x--  boundary="
Content-Transfer-Encoding: base64  Content-Transfer-Encoding: quoted-printable  Content-Transfer-Encoding: x-uuencode
Content-Type: message/rfc822  charset="utf-7"  =E4=BA=  =  PHA+  begin 644 x  From a@b
"""
_MARKDOWN = """
#  ##  ###  > >  -  *  +  **  ***  \\**  __  ---  - - -  ===  | --- | --- |  |---:|  |  ||  │  ┼  ｜  - 5 -
1.  ```  <br>
"""
_PDF = """
BT  ET  q  Q  /F1 16 Tf  /F2 10 Tf  /F3 9 Tf  /F9 1 Tf  1 0 0 1 80 700 Tm  0 1 -1 0 300 300 Tm  0 -20 Td  T*
5 Tr  -9 Tc  <4E915DDD5E02> Tj  (2023) Tj  [(5) -900 (6)] TJ  <D800> Tj  <2E80E000> Tj
(\\000\\061) '  /I1 Do  /X1 Do  0 0 0 0 0 0 cm
80 700 m  400 700 l  80 600 l  h  S  f  f*  n  80 600 300 .5 re  80 600 300 90 re  1 g  0 0 0 1 k  .7 .7 .7 rg
/Pattern cs  /P1 scn  1e9  -1  0  9999999999  NaN  null  true  [  ]  <<  >>  (  )  <  >  /  %  BI /W 1 /H 1 ID x EI
"""
_PDF_FILE = """
obj  endobj  stream  endstream  1 0 R  3 0 R  5 0 R  9 0 R  /Length 0  /Length 99  /Filter /FlateDecode
/Filter /ASCIIHexDecode  /Filter [/LZWDecode /RunLengthDecode]  /Kids [3 0 R 3 0 R]  /Count 2  /MediaBox [0 0 0 0]
/CropBox [9 9 1 1]  /Rotate 90  /Rotate 45  /Encoding /Identity-H  /Encoding /UniGB-UTF16-H  /W [1 [500] 3 9 2]
/W2 [1 2 3 4 5]  /DW -1  /ToUnicode 4 0 R  /Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (x) /P 0 >>  xref
trailer  startxref  %%EOF  /Prev 0  /Type /XObject  /Contents [6 0 R 6 0 R]  /Resources null  /Subtype /Type3
/BaseFont null  /Differences [49 /a /uni4E00 /g9]
"""
_OF_TARGETS = {
    "wordml": _WORDML,
    "review": _WORDML,
    "html": _HTML,
    "mht": _HTML + _ARCHIVE,
    "markdown": _MARKDOWN,
    "pdfpage": _PDF,
    "pdf": _PDF + _PDF_FILE,
}
_SHARE = 4  # times as often as what reports say, what a reader takes for something is put in


def vocabulary(target: str) -> tuple[str, ...]:
    """The pieces of text for a target; one that is often to be put in stands there often."""
    lines = {line for text in reports() for line in text.splitlines() if line}
    cells = {cell for line in lines for cell in line.split("\t") if 0 < len(cell) < 20}
    said = (*sorted(lines | cells), *(*_pieces(_REPORTS), *_BLANKS) * 5, *_ODD)
    own = _pieces(_OF_TARGETS.get(target, ""))
    if target in ("wordml", "review"):
        own += (word.p("二、"), word.tbl(word.tr("1", "2")), word.tc("3"), word.tr("4"), word.MERGED, word.BELOW, "\0")
        own += (*map(word.span, (3, 99, -1)), word.numbered(1), word.numbered(1, 8), word.num(1, 1))
    return said + own * (_SHARE * len(said) // len(own)) if own else said


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(each for each in re.split(r" {2}|\n", text) if each)
