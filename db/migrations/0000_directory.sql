CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`external_id` text,
	`link` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`first_name` text,
	`last_name` text,
	`job_title` text,
	`start_on` text,
	`end_on` text,
	`location` text,
	`gender` text,
	`level` text,
	`custom` text NOT NULL,
	`sourced` text NOT NULL,
	`manager_id` text,
	`state` text NOT NULL,
	`deactivated_by` text,
	`created_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_external_id` ON `account` (`external_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_key` ON `account` (`email_key`);--> statement-breakpoint
CREATE INDEX `account_manager_id` ON `account` (`manager_id`);--> statement-breakpoint
CREATE TABLE `attribute` (
	`key` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`type` text NOT NULL,
	`universal_id` text,
	`options` text NOT NULL,
	`readable` integer NOT NULL,
	`target` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `connection` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`sealed_secret` text,
	`enabled` integer NOT NULL,
	`enabled_at` integer,
	`checked_at` integer,
	`problem` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `employee` (
	`id` text PRIMARY KEY NOT NULL,
	`status` text,
	`hash` text NOT NULL,
	`data` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `exclusion` (
	`attribute_key` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	PRIMARY KEY(`attribute_key`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `finding` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`employee_id` text,
	`name` text,
	`params` text NOT NULL,
	`since` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`fence` integer NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `membership` (
	`account_id` text NOT NULL,
	`team_id` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`account_id`, `team_id`, `source`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `membership_team` ON `membership` (`team_id`);--> statement-breakpoint
CREATE TABLE `read_chunk` (
	`run_id` text NOT NULL,
	`seq` integer NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`run_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `run` (
	`id` text PRIMARY KEY NOT NULL,
	`trigger` text NOT NULL,
	`mode` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text,
	`finished_at` integer,
	`slot_at` integer,
	`attempt` integer NOT NULL,
	`progress_read` integer NOT NULL,
	`progress_total` integer NOT NULL,
	`planned` integer NOT NULL,
	`applied` integer NOT NULL,
	`counts` text,
	`people` text,
	`fingerprint` text,
	`plan_revision` integer,
	`plan_from` integer,
	`read_at` integer,
	`gone` text,
	`nameless` integer,
	`counted` integer,
	`problem` text,
	`config` text,
	`approved_by` text,
	`approved_fingerprint` text,
	`held_back` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `run_started_at` ON `run` (`started_at`);--> statement-breakpoint
CREATE TABLE `run_change` (
	`run_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`employee_id` text,
	`account_id` text,
	`team_id` text,
	`name` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`reason_code` text NOT NULL,
	`reason_params` text NOT NULL,
	`state` text,
	`error` text,
	PRIMARY KEY(`run_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `setting` (
	`id` integer PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `team_name` ON `team` (`name`);--> statement-breakpoint
CREATE TABLE `team_source` (
	`attribute_key` text NOT NULL,
	`ref` text NOT NULL,
	`team_id` text NOT NULL,
	PRIMARY KEY(`attribute_key`, `ref`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `revision` (`id`, `number`) VALUES (1, 0);
--> statement-breakpoint
INSERT INTO `lease` (`name`, `owner`, `fence`, `expires_at`) VALUES ('directory', '', 0, 0);
