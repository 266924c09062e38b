import { useInvitation } from '../../api/queries.ts'
import { LinkButton } from '../../parts/Button.tsx'
import { invitationPath } from './places.ts'

/** 申报人账号 — opened once: to whoever has theirs already, none is offered again. */
export function InvitationLink({ application }: Readonly<{ application: string }>) {
  const { data } = useInvitation(application)
  return <LinkButton to={invitationPath(application)} icon="person">{data?.account === null ? '给申报人开账号' : '申报人账号'}</LinkButton>
}
