/** The part of a generated plan that is not IAM: most of any real plan, and none of the ruleset's business. */
import type { JsonObject } from "../plan/json.ts";
import { BLOCK_SIZE, constant, type Resource, reference, unknownUntilApply } from "./resource.ts";

type Kind = (name: string, i: number) => Pick<Resource, "type" | "values" | "unknown" | "expressions">;

const tags = (name: string): JsonObject => ({ Name: name, environment: "production", team: "platform" });

const instance: Kind = (name) => ({
  type: "aws_instance",
  values: {
    ami: "ami-0123456789abcdef0",
    credit_specification: [],
    get_password_data: false,
    hibernation: null,
    iam_instance_profile: null,
    instance_type: "m6i.large",
    launch_template: [],
    source_dest_check: true,
    tags: tags(name),
    tags_all: tags(name),
    timeouts: null,
    user_data: `#!/bin/sh\nset -eu\nhostnamectl set-hostname ${name}\nsystemctl enable --now agent\n`,
    user_data_replace_on_change: false,
    volume_tags: null,
  },
  unknown: {
    ...unknownUntilApply(
      "arn",
      "associate_public_ip_address",
      "availability_zone",
      "cpu_core_count",
      "cpu_options",
    ),
    ...unknownUntilApply(
      "disable_api_stop",
      "disable_api_termination",
      "ebs_block_device",
      "ebs_optimized",
      "id",
    ),
    ...unknownUntilApply(
      "enclave_options",
      "ephemeral_block_device",
      "instance_state",
      "ipv6_addresses",
      "key_name",
    ),
    ...unknownUntilApply(
      "maintenance_options",
      "metadata_options",
      "monitoring",
      "network_interface",
      "placement_group",
    ),
    ...unknownUntilApply(
      "primary_network_interface_id",
      "private_dns",
      "private_ip",
      "public_dns",
      "public_ip",
    ),
    ...unknownUntilApply(
      "root_block_device",
      "secondary_private_ips",
      "security_groups",
      "subnet_id",
      "tenancy",
    ),
    tags: {},
    tags_all: {},
    vpc_security_group_ids: true,
  },
  expressions: {
    ami: { references: ["var.ami"] },
    instance_type: constant("m6i.large"),
    tags: { references: ["local.tags"] },
  },
});

const bucket: Kind = (name) => ({
  type: "aws_s3_bucket",
  values: { bucket: name, force_destroy: false, tags: tags(name), tags_all: tags(name), timeouts: null },
  unknown: {
    ...unknownUntilApply(
      "acceleration_status",
      "acl",
      "arn",
      "bucket_domain_name",
      "bucket_prefix",
      "cors_rule",
    ),
    ...unknownUntilApply(
      "bucket_regional_domain_name",
      "grant",
      "hosted_zone_id",
      "id",
      "lifecycle_rule",
      "logging",
    ),
    ...unknownUntilApply(
      "object_lock_configuration",
      "object_lock_enabled",
      "policy",
      "region",
      "request_payer",
    ),
    ...unknownUntilApply("server_side_encryption_configuration", "versioning", "website", "website_domain"),
    tags: {},
    tags_all: {},
  },
  expressions: {
    bucket: { references: ["var.prefix", "count.index"] },
    tags: { references: ["local.tags"] },
  },
});

const rule = (port: number): JsonObject => ({
  cidr_blocks: ["10.0.0.0/8"],
  description: "",
  from_port: port,
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  protocol: "tcp",
  security_groups: [],
  self: false,
  to_port: port,
});

const securityGroup: Kind = (name) => ({
  type: "aws_security_group",
  values: {
    description: `Traffic of ${name}`,
    egress: [rule(443)],
    ingress: [rule(22), rule(443), rule(8443)],
    name,
    revoke_rules_on_delete: false,
    tags: tags(name),
    tags_all: tags(name),
    timeouts: null,
    vpc_id: "vpc-0123456789abcdef0",
  },
  unknown: {
    ...unknownUntilApply("arn", "id", "name_prefix", "owner_id"),
    egress: [{}],
    ingress: [{}, {}, {}],
    tags: {},
  },
  expressions: { name: { references: ["count.index"] }, vpc_id: { references: ["var.vpc_id"] } },
});

const record: Kind = (name, i) => ({
  type: "aws_route53_record",
  values: {
    alias: [],
    failover_routing_policy: [],
    health_check_id: null,
    name: `${name}.example.com`,
    records: [`10.${i % 200}.${(i >> 8) % 200}.1`],
    set_identifier: null,
    ttl: 60,
    type: "A",
    weighted_routing_policy: [],
    zone_id: "Z0123456789ABCDEFGHIJ",
  },
  unknown: { ...unknownUntilApply("allow_overwrite", "fqdn", "id"), alias: [], records: [false] },
  expressions: {
    name: { references: ["count.index"] },
    ttl: constant(60),
    zone_id: { references: ["var.zone_id"] },
  },
});

const alarm: Kind = (name) => ({
  type: "aws_cloudwatch_metric_alarm",
  values: {
    actions_enabled: true,
    alarm_description: `CPU of ${name}`,
    alarm_name: name,
    comparison_operator: "GreaterThanOrEqualToThreshold",
    dimensions: { InstanceName: name },
    evaluation_periods: 2,
    metric_name: "CPUUtilization",
    metric_query: [],
    namespace: "AWS/EC2",
    period: 300,
    statistic: "Average",
    tags: null,
    threshold: 80,
    treat_missing_data: "missing",
  },
  unknown: {
    ...unknownUntilApply("arn", "evaluate_low_sample_count_percentiles", "id", "tags_all"),
    dimensions: {},
  },
  expressions: {
    alarm_name: { references: ["count.index"] },
    dimensions: reference("aws_instance.fleet_0", "id"),
  },
});

const KINDS = [instance, bucket, securityGroup, record, alarm] as const;

/** Resource number `i`, as an instance of a block with `count`. */
export function estateResource(i: number): Resource {
  const number = Math.floor(i / BLOCK_SIZE);
  const kind = KINDS[number % KINDS.length] ?? instance;
  return { name: `fleet_${number}`, index: i % BLOCK_SIZE, ...kind(`fleet-${number}-${i % BLOCK_SIZE}`, i) };
}
