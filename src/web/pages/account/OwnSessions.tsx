import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import type { OwnAccountView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { momentInWords } from '../../words/days.ts'
import { deviceInWords } from '../../words/devices.ts'
import './account.css'

type OwnSession = OwnAccountView['sessions'][number]

/** 登录中的设备 — whoever finds one that is not theirs ends it and changes the password. */
export function OwnSessions({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const end = useWrite<unknown, string>('DELETE', (id) => `/account/sessions/${id}`)
  return (
    <>
      <ActProblem error={end.error} />
      {end.isSuccess && <p className="note note-good" role="status">那一处登录已结束。</p>}
      <ul className="plain-list own-sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <p>{deviceInWords(session.userAgent)}{session.isHere && <StatusTag tone="good">当前设备</StatusTag>}</p>
              <p className="soft small numbers">{momentInWords(session.startedAt)}登录，{momentInWords(session.lastSeenAt)}用过{session.ip !== '' && `，网络地址 ${session.ip}`}</p>
            </div>
            {!session.isHere && <Button small isBusy={end.isPending && end.variables === session.id} label={`结束这处登录：${deviceInWords(session.userAgent)}`} onPress={() => end.mutate(session.id)}>结束这处登录</Button>}
          </li>
        ))}
      </ul>
      <p className="soft">有不认得的，请先结束那一处登录，再修改密码。</p>
    </>
  )
}
