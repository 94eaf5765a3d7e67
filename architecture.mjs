/**
 * The whole architecture in one table: each server module → the modules it may call through their index.ts,
 * and whose schemas its queries may read. dependency-cruiser enforces it; people read it.
 */
export const modules = {
  access: ['regions', 'organisations'], //                                               账号、角色、数据范围（只读区划、机构、人员、团队）
  regions: [], //                                                                        区划、人口、服务辖区
  policy: ['regions'], //                                                                已发布的政策包
  organisations: ['regions', 'policy', 'access', 'statistics'], //                       机构、医联体、人员、团队、容量
  residents: ['regions', 'organisations', 'policy', 'access', 'statistics'], //          居民、家庭、重点人群、一人一档
  statistics: ['regions', 'organisations'], //                                           增量与汇总
  targets: ['regions', 'policy', 'statistics', 'access'], //                             任务分解
  contracts: ['residents', 'organisations', 'policy', 'regions', 'statistics', 'access'], // 签约、协议、签名、核验
  overview: ['regions', 'organisations', 'policy', 'statistics', 'targets', 'contracts'], //                        总览：覆盖、任务、走势
}
