import { Alert, DatePicker, Progress, Select, Switch, Table } from 'antd'
import { Sheet } from '../sheet.tsx'
import { figures, type Samples } from './samples.ts'

/** Pieces of antd as they come out under our theme, for those pages that use them. Progress always needs a name. */
export function AntdGallery({ say }: { say: Samples }) {
  const rows = say.towns.slice(0, 4).map((name, index) => ({ key: name, name, population: figures[index]![0] }))
  return (
    <Sheet title={say.sections.fields} padded className="gallery-antd">
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, minmax(0, 1fr))', gap: 16, alignItems: 'center' }}>
        <Select aria-label={say.village} placeholder={say.village} options={say.towns.map((town) => ({ value: town, label: town }))} />
        <DatePicker aria-label={say.listColumns[3]!} placeholder={say.listColumns[3]!} />
        <Switch aria-label={say.agree} defaultChecked />
        <Progress aria-label={say.columns[4]!} percent={61.8} />
      </div>
      <Alert style={{ margin: '14px 0' }} type="warning" showIcon title={say.wrong[1]} />
      <Table
        size="small"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: say.columns[0], dataIndex: 'name', sorter: true },
          { title: say.columns[1], dataIndex: 'population', align: 'right' },
        ]}
      />
    </Sheet>
  )
}
