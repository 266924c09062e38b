/** What erasing removes and what it can't: said before anybody decides. */
export function WhatGoes() {
  return (
    <div className="stack">
      <div>
        <h3>会删除（以后谁也读不出来，系统管理员也不能）</h3>
        <ul>
          <li>申报表、附件、照片、草稿，各级意见和退回的内容中涉及本人的部分</li>
          <li>各种名单、查询页面上的姓名，证书核验页面上的姓名、单位、职业</li>
          <li>本人的账号：登录名、密码、动态口令、登录地址；账号停用，不能恢复</li>
        </ul>
      </div>
      <div>
        <h3>不会删除</h3>
        <ul>
          <li>办过哪些步骤、什么时候、哪个部门办的，名次和分数（不带姓名），用来保证记录没有被改动</li>
          <li>已经印发、存档和张贴的文书，打印件和下载件：请另按档案规定处理</li>
          <li>旧的备份，到按规定清理为止；从备份恢复以后要重新删除</li>
        </ul>
      </div>
    </div>
  )
}
