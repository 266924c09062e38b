import type { AccountEvent } from './account/account.ts'
import type { CaseEvent } from './consequences.ts'
import type { ErasureEvent } from './erasure/erasure.ts'
import type { PaperEvent } from './issuing.ts'
import type { OrganisationEvent } from './organisation/organisation.ts'

/** The names of all members, at whatever depth, that hold any text or are named by any text; a text out of a closed list counts as none. */
export type TextFields<T, Name extends string = never> =
  T extends string ? (string extends T ? Name : never)
    : T extends readonly (infer Each)[] ? TextFields<Each, Name>
      : T extends object ? { [Key in keyof T & string]-?: string extends Key ? Name | TextFields<T[Key], Name> : TextFields<T[Key], Key> }[keyof T & string]
        : never

/** What stands in clear in some entry of the journal, for good. The words of organisations are told apart: theirs is a name too. */
export type ClearText = TextFields<(CaseEvent | PaperEvent | AccountEvent | ErasureEvent)['data']> | `organisation.${TextFields<OrganisationEvent['data']>}`

const id = '系统给的编号，不是话'
const account = '账号的编号，由登录名经密钥算出，看不出是谁'
const instant = '时刻'
const day = '日期'
const list = '本轮方案或名单的编号、名称，随文件公布'
const organisation = '单位的登记信息，不是个人信息'

/**
 * 明文字段 — every text that an entry keeps in clear, with why it describes no person. The compiler holds the list to the events: a new
 * field that takes free text is declared here, or stands under `personal`, where erasing the person reaches it.
 */
export const clearTexts: Readonly<Record<ClearText, string>> = {
  application: id, applications: id, objection: id, round: id, notice: id, unit: id, district: id, body: id, policy: id, about: id, batch: id,
  subject: '个人密钥的编号：密钥销毁以后，它不指向任何内容',
  files: '附件存储内容的哈希；附件本身加密', sha256: '存档文书存储内容的哈希；文书本身加密',
  persons: '个人密钥的编号，已随删除销毁', accounts: account,
  person: '个人密钥的编号：密钥销毁以后，它不指向任何内容',
  at: instant, lockedUntil: instant, until: instant,
  on: day, applyBy: day, reportBy: day, dueDay: day, lastDay: day, approvedOn: day, grantedOn: day, heldOn: day, postedOn: day, removedOn: day,
  publishedOn: day, unitPostedOn: day, visitedOn: day, websiteOn: day,
  maker: account, checker: account, expert: account, experts: account, leader: account, approvedBy: account, recordedBy: account,
  attested: '条件的编号，见政策数据', condition: '条件的编号，见政策数据', id: '评分项目的编号', marks: '评分项目的编号',
  title: list, titleName: list, documentNumber: list, hint: list,
  citation: '上级办法的出处',
  issuedAs: '更正通知的发文字号，随通知公布',
  offSeason: '为什么不按周期、季度或次数部署，说的是一轮选拔，不是哪一个人',
  minutes: '会议纪要的编号', number: '证书编号，随名单公布', certificate: '证书编号，随名单公布',
  place: '公示张贴的地点',
  was: day, calendar: '工作日历的版本', restsOn: '放假通知的发文机关和文号', because: '放假通知的发文机关、文号和名称',
  paper: '文书的名称和格式，不含内容',
  'organisation.name': organisation, 'organisation.creditCode': organisation, 'organisation.district': organisation, 'organisation.at': instant,
}
