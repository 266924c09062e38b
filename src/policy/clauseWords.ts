const SECTION = /^[一二三四五六七八九十百]+(?=$|（|第|\d)/
const ITEM = /（([一二三四五六七八九十百]+)）/
const SUB_ITEM = /项(\d{1,2})$/
const POINT = /(部分|条)(\d{1,2})$/
const ANNEX = /^(附件\d*)(\D.*)/

/**
 * 条款的称呼 — how a clause is cited to people. Rules and files know it by the name that is cut from the text, 三（一）or 四3; in a sentence
 * that name opens a bracket within a bracket, and over the telephone nobody understands it: 第三部分第一项, 第四部分第3项.
 */
export function clauseInWords(clause: string): string {
  const annex = ANNEX.exec(clause)
  if (annex) return annex[2] === '表' ? `${annex[1]}的表格` : `${annex[1]}“${annex[2]}”`
  return clause
    .replace(SECTION, '第$&部分').replace(/^文首/, '开头').replace(/^文末/, '结尾')
    .replace(ITEM, '第$1项')
    .replace(SUB_ITEM, '项第$1目').replace(POINT, '$1第$2项')
}
