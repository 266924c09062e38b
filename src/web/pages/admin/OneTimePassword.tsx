import { Button } from '../../parts/Button.tsx'

/** 一次性密码 — shown this once and stored nowhere; its owner has to change it at the first sign-in. */
export function OneTimePassword({ signInName, password, onClose }: Readonly<{ signInName: string; password: string; onClose: () => void }>) {
  return (
    <div className="stack" role="status">
      <p>请把下面的密码当面或打电话告诉本人。<strong>关闭后不再显示。</strong>本人登录时要改成自己的密码。</p>
      <dl className="facts"><div><dt>登录名</dt><dd>{signInName}</dd></div><div><dt>一次性密码</dt><dd><code className="numbers">{password}</code></dd></div></dl>
      <div className="row"><Button kind="main" onPress={onClose}>已经告诉本人</Button></div>
    </div>
  )
}
