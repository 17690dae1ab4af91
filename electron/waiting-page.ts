/**
 * What stands on a screen while its server is away: packed into the shell, without data and without script, under the
 * strictest policy.
 */

export const WAITING_URL = 'app://shell/waiting'

const style = `html{height:100%;background:#0f4650;color:#fff;font-family:'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;text-align:center}
body{height:100%;margin:0;display:grid;place-content:center;gap:2vmin}i{width:14vmin;height:18vmin;margin:0 auto 4vmin;border:1.2vmin solid #ffb938;border-bottom:0;border-radius:7vmin 7vmin 0 0;animation:a 2.4s infinite}
h1{margin:0;font-size:7vmin}p{margin:0;font-size:3.6vmin;color:#dce9e7}@keyframes a{50%{opacity:.35}}`
const waiting = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>一窗</title><link rel="stylesheet" href="/waiting.css">
<body><i></i><h1>正在连接，请您稍候</h1><p lang="en">Connecting, one moment please</p><p>急办请找导办台 · <span lang="en">In a hurry? Ask at the front desk</span></p>`
const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
  [WAITING_URL]: ['text/html', waiting],
  'app://shell/waiting.css': ['text/css', style],
}
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** Answers app://; packed pages get a host of their own here one day, the shell's host keeps to these two files. */
export function answerApp({ url }: { readonly url: string }): Response {
  const [type, body] = files[url] ?? []
  return new Response(body ?? null, {
    status: body === undefined ? 404 : 200,
    headers: { ...headers, 'content-type': `${type ?? 'text/plain'}; charset=utf-8` },
  })
}
