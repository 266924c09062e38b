import { Loaded } from '../../api/Loaded.tsx'
import { useOwnAccount } from '../../api/queries.ts'
import { Facts, Page, Section } from '../../parts/Page.tsx'
import { bodyOf, useMe } from '../../session/me.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { OwnSessions } from './OwnSessions.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** 账号 — who I am here, my password, my telephone as second factor, and where I am signed in. */
export default function AccountPage() {
  const me = useMe()
  const body = bodyOf(me)
  const read = useOwnAccount()
  return (
    <Page title="账号" width="column" expected="查看账号的身份，修改密码，设置动态口令，查看在哪里登录过。">
      <Loaded read={read} what="您的账号">
        {({ signInName, secondFactor, recoveryCodesLeft, sessions }) => (
          <>
            <Section title="身份"><Facts rows={[['姓名', me.name], ['登录名', signInName], ['身份', me.roleName], ...(body === '' ? [] : [['所属单位', body] as const])]} /><p className="soft">身份或单位不对，请找系统管理员更正。</p></Section>
            <Section title="登录中的设备"><OwnSessions sessions={sessions} /></Section>
            <Section title="动态口令"><SecondFactor isOn={secondFactor} recoveryCodesLeft={recoveryCodesLeft} /></Section>
          </>
        )}
      </Loaded>
      <Section title="修改密码"><p className="soft">修改后所有设备都要用新密码重新登录。</p><ChangePassword /></Section>
    </Page>
  )
}
