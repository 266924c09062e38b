import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import '../../parts/table.css'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api/client.ts'
import type { DemoAccount } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Page, Section } from '../../parts/Page.tsx'
import { SignInForm, type Credentials } from '../../session/SignInForm.tsx'
import { Shell } from '../../shell/Shell.tsx'

/** What led here, so that nobody wonders whether it was done. */
const done: Readonly<Record<string, string>> = {
  '?password-changed': '密码已修改，请用新密码登录。',
  '?administrator-made': '系统管理员已设立。请用刚才设的登录名和密码登录，先登记单位，再开通账号。',
}

/** 登录 — the way in for everybody who has an account. The public reads notices and lists without one. */
export default function SignInPage() {
  const [picked, setPicked] = useState<Credentials>()
  const justDone = done[location.search]
  // The form stands far above the list: on a phone it would be filled in out of sight.
  useEffect(() => { if (picked !== undefined) document.querySelector<HTMLButtonElement>('.form button[type=submit]')?.focus() }, [picked])
  return (
    <Shell>
      <Page title="登录" width="column" expected="用单位、区市人社部门或选拔办发给您的账号登录。">
        {justDone !== undefined && <p className="note note-good" role="status">{justDone}</p>}
        <SignInForm key={picked?.name} given={picked} onSignedIn={() => undefined} />
        <p className="soft">拿到激活单、第一次登录：请先<Link to="/activate">激活账号</Link>。</p>
        <p className="soft">还没有账号：申报人请找所在单位开通，单位和工作人员请找系统管理员。忘了密码，请找系统管理员重新发激活码。查看通知、名单和核验证书<a href="/">不用登录</a>。</p>
        <DemoAccounts onPick={setPicked} />
      </Page>
    </Shell>
  )
}

/** 演示账号 — in the demo every hand of the round can be tried; real work has no such list. */
function DemoAccounts({ onPick }: { readonly onPick: (credentials: Credentials) => void }) {
  const { data = [] } = useQuery({ queryKey: ['/demo/accounts'], queryFn: readDemoAccounts, staleTime: Infinity })
  if (data.length === 0) return null
  return (
    <Section title="演示账号">
      <p className="soft">人员和单位均为虚构。点一个人的姓名，账号和密码会自动填好。</p>
      <div className="table-frame" role="region" aria-label="演示账号" tabIndex={0}>
        <table className="table">
          <thead><tr><th scope="col">身份</th><th scope="col">选用</th><th scope="col">登录名</th></tr></thead>
          <tbody>
            {data.map(({ signInName, password, roleName, displayName }) => (
              <tr key={signInName}>
                <th scope="row">{roleName}</th>
                <td><Button small label={`选用${displayName}`} onPress={() => onPick({ name: signInName, password })}>{displayName}</Button></td>
                <td>{signInName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

async function readDemoAccounts(): Promise<readonly DemoAccount[]> {
  return (await get<Readonly<{ rows: readonly DemoAccount[] }>>('/demo/accounts')).rows
}
