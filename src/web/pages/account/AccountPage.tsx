import { Facts, Page, Section } from '../../parts/Page.tsx'
import { bodyOf, useMe } from '../../session/me.ts'
import { ChangePassword } from './ChangePassword.tsx'

/** 账号 — who I am here, and my password. */
export default function AccountPage() {
  const me = useMe()
  const body = bodyOf(me)
  return (
    <Page title="账号" width="column" expected="查看账号的身份，修改密码。">
      <Section title="身份"><Facts rows={[['姓名', me.name], ['身份', me.roleName], ...(body === '' ? [] : [['所属单位', body] as const])]} /><p className="soft">身份或单位不对，请找系统管理员更正。</p></Section>
      <Section title="修改密码"><p className="soft">修改后所有设备都要用新密码重新登录。</p><ChangePassword /></Section>
    </Page>
  )
}
