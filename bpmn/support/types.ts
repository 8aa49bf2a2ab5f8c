import { elementTransformers } from '../elements/index.ts';
import { eventTransformers } from '../events/index.ts';
import { alternatives, bpmnLabels } from '../rules/unsupported-element-texts.ts';
import type { Support, SupportEntry } from './support.ts';

/** Every type of BPMN that a file can contain, with its support; elements and events come from the compiler's registries. */
export function typeSupport(): readonly SupportEntry[] {
  const registered = [...elementTransformers, ...eventTransformers].map(({ bpmnType, label }): SupportEntry => ({
    name: local(bpmnType),
    support: 'runs',
    english: 'is executed',
    chinese: `执行：${label}`,
  }));
  const others = groups.flatMap(({ names, ...group }) => names.split(' ').map((name) => ({ name, ...group })));
  const running = new Set(registered.map(({ name }) => name));
  const refused = Object.entries(bpmnLabels).map(([type, label]): SupportEntry => ({
    name: local(type),
    support: 'refused',
    english: 'is refused with an alternative',
    chinese: alternatives[type] ?? `引擎不支持${label}`,
  }));
  return [...registered, ...refused.filter(({ name }) => !running.has(name)), ...others];
}

interface TypeGroup {
  readonly support: Support;
  readonly english: string;
  readonly chinese: string;
  /** Separated by blanks. */
  readonly names: string;
}

function local(type: string): string {
  return type.replace(/^bpmn:/, '');
}

const groups: readonly TypeGroup[] = [
  {
    support: 'runs',
    english: 'holds what runs',
    chinese: '承载要执行的内容',
    names: 'Definitions Process SequenceFlow Expression FormalExpression ExtensionElements',
  },
  {
    support: 'runs',
    english: 'pools are deployed one process each; message flows name the message of their ends',
    chinese: '每个泳池的流程各自部署；消息流为两端指明消息',
    names: 'Collaboration Participant MessageFlow',
  },
  {
    support: 'runs',
    english: 'a lane names the candidates of user tasks that name nobody',
    chinese: '泳道为没有指定办理人的用户任务给出候选组',
    names: 'LaneSet Lane Resource PotentialOwner ResourceAssignmentExpression',
  },
  {
    support: 'runs',
    english: 'data is variables, associations copy (docs/data.md)',
    chinese: '数据就是变量，数据关联负责复制',
    names:
      'DataObject DataObjectReference Property InputOutputSpecification DataInput DataOutput InputSet DataAssociation DataInputAssociation DataOutputAssociation Assignment',
  },
  {
    support: 'runs',
    english: 'what events and tasks refer to by name or code',
    chinese: '事件和任务按名称或代码引用的内容',
    names: 'Message Signal Error Escalation Interface Operation',
  },
  {
    support: 'runs',
    english: 'one correlation property with FEEL paths is the correlation key; several are refused',
    chinese: '一个带 FEEL 路径的关联属性就是关联键；多个则拒绝',
    names: 'CorrelationProperty CorrelationPropertyRetrievalExpression CorrelationPropertyBinding CorrelationSubscription CorrelationKey',
  },
  {
    support: 'runs',
    english: 'a call activity becomes the global task that it calls',
    chinese: '调用活动就地成为所调用的全局任务',
    names: 'GlobalTask GlobalUserTask GlobalManualTask GlobalScriptTask GlobalBusinessRuleTask',
  },
  {
    support: 'runs',
    english: 'markers of activities',
    chinese: '活动的标记',
    names: 'MultiInstanceLoopCharacteristics StandardLoopCharacteristics ComplexBehaviorDefinition',
  },
  {
    support: 'refused',
    english: 'an extension that must be understood refuses the file, unless it is ours or Camunda’s',
    chinese: '声明必须支持的扩展使文件被拒绝，除非是本系统或 Camunda 的',
    names: 'Extension',
  },
  {
    support: 'documentation',
    english: 'notes for readers',
    chinese: '给读者的说明',
    names: 'Documentation TextAnnotation Association Group Category CategoryValue Relationship',
  },
  {
    support: 'documentation',
    english: 'types and states of data are not checked; data stores are outside the process',
    chinese: '数据的类型和状态不作检查；数据存储在流程之外',
    names: 'ItemAwareElement ItemDefinition DataState DataStore DataStoreReference OutputSet Import',
  },
  {
    support: 'documentation',
    english: 'who else has a part; only potential owners are candidates (warning)',
    chinese: '其他角色；只有潜在办理人成为候选组（有提醒）',
    names: 'ResourceRole Performer HumanPerformer ResourceParameter ResourceParameterBinding',
  },
  {
    support: 'documentation',
    english: 'about the partners of a collaboration, not about what runs',
    chinese: '说明协作各方，不是执行内容',
    names: 'PartnerEntity PartnerRole ParticipantMultiplicity ParticipantAssociation MessageFlowAssociation EndPoint',
  },
  {
    support: 'documentation',
    english: 'conversations and choreographies describe agreements, which no engine executes (warning)',
    chinese: '会话和编排说明各方约定，不由引擎执行（有提醒）',
    names:
      'Conversation SubConversation CallConversation GlobalConversation ConversationLink ConversationAssociation Choreography GlobalChoreographyTask',
  },
  {
    support: 'documentation',
    english: 'for other tools (warning where it stands on an executed element)',
    chinese: '供其他工具使用（在要执行的元素上有提醒）',
    names: 'Auditing Monitoring Rendering InputOutputBinding ExtensionDefinition ExtensionAttributeDefinition',
  },
];
