import { Page } from '../../parts/Page.tsx'
import { useMe } from '../../session/me.ts'
import { Shell } from '../../shell/Shell.tsx'
import { ChangePassword } from './ChangePassword.tsx'

/** A password that somebody else made is known to two; nothing is done before it is the person's own. */
export default function FirstPasswordPage() {
  const me = useMe()
  return (
    <Shell desk={me}>
      <Page title="请先改成自己的密码" width="column" expected="您用的是别人替您设的密码。改成只有自己知道的密码，再用新密码登录，就可以开始办理。">
        <ChangePassword oldLabel="发给您的密码" />
      </Page>
    </Shell>
  )
}
