{{/* Where URLs come from, and what is refused. */}}

{{/* One database: [what it is called in values, its values]. Fails unless exactly one kind is given, and in full. */}}
{{- define "lifeguard.credential.check" -}}
{{- $path := index . 0 }}{{ $database := index . 1 }}
{{- $ref := $database.secretKeyRef | default dict }}{{ $file := $database.secretFile | default dict }}
{{- if and $ref $file }}
{{- fail (printf "%s has both secretKeyRef and secretFile: give one of them" $path) }}
{{- else if not (or $ref $file) }}
{{- fail (printf "%s says nowhere where its URL is: set %s.secretKeyRef (a variable) or %s.secretFile (a file that may be rotated) to {name: <Secret>, key: <key>}" $path $path $path) }}
{{- end }}
{{- $given := $ref | default $file }}
{{- if not (and $given.name $given.key) }}
{{- fail (printf "%s: a Secret is named by both name and key, for example {name: app, key: database-url}" $path) }}
{{- end }}
{{- end }}

{{/* Everything that has to be right before anything is rendered. */}}
{{- define "lifeguard.check" -}}
{{- include "lifeguard.credential.check" (list "database" .Values.database) }}
{{- range $name, $target := .Values.targets }}
{{- include "lifeguard.credential.check" (list (printf "targets.%s" $name) $target) }}
{{- end }}
{{- range .Values.env }}
{{- if and .value (or (regexMatch "(PASSWORD|_TOKEN)$" .name) (regexMatch "://[^/@]*:[^/@]*@" .value)) }}
{{- fail (printf "env: the value of %s looks like a password; take it from a Secret with valueFrom" .name) }}
{{- end }}
{{- end }}
{{- range $key, $value := .Values.settings }}
{{- if or (regexMatch "(token|password)$" $key) (regexMatch "://[^/@]*:[^/@]*@" (toString $value)) }}
{{- fail (printf "settings: %s holds a secret; give it as env with valueFrom" $key) }}
{{- end }}
{{- end }}
{{- range .Values.mounts }}
{{- if eq (not .secret) (not .configMap) }}
{{- fail (printf "mounts: %s needs one of secret and configMap" .name) }}
{{- end }}
{{- end }}
{{- end }}

{{/* The variable of a key: lifeguard.probe.interval is LIFEGUARD_PROBE_INTERVAL. */}}
{{- define "lifeguard.variable" -}}
{{ regexReplaceAll "[^A-Z0-9]" (upper .) "_" }}
{{- end }}

{{/* Variables of one database: [its values, name of the variable with the URL, of the one with a file, the folder]. */}}
{{- define "lifeguard.credential.env" -}}
{{- $database := index . 0 }}
{{- with $database.secretKeyRef }}
- name: {{ index $ 1 }}
  valueFrom:
    secretKeyRef:
      name: {{ .name }}
      key: {{ .key }}
{{- end }}
{{- with $database.secretFile }}
- name: {{ index $ 2 }}
  value: {{ printf "/etc/lifeguard/%s/%s" (index $ 3) .key }}
{{- end }}
{{- end }}

{{- define "lifeguard.env" -}}
{{- include "lifeguard.credential.env" (list .Values.database "DATABASE_URL" "DATABASE_URL_FILE" "database") }}
{{- if .Values.database.readOnly }}
- name: LIFEGUARD_READ_ONLY
  value: "true"
{{- end }}
{{- range $name, $target := .Values.targets }}
{{- $variable := include "lifeguard.variable" (printf "lifeguard.targets.%s" $name) }}
{{- include "lifeguard.credential.env" (list $target (printf "%s_URL" $variable) (printf "%s_URL_FILE" $variable) (printf "target-%s" $name)) }}
{{- if $target.readOnly }}
- name: {{ $variable }}_READ_ONLY
  value: "true"
{{- end }}
{{- end }}
- name: LIFEGUARD_READINESS_POLICY
  value: {{ .Values.readiness.policy | quote }}
{{- with .Values.readiness.appUrl }}
- name: LIFEGUARD_READINESS_APP_URL
  value: {{ . | quote }}
{{- end }}
- name: LIFEGUARD_HISTORY_DIR
  value: /var/lib/lifeguard
{{- $runbooks := .Values.monitoring.runbooks }}
{{- if not (or (contains "{{" $runbooks) (hasKey .Values.settings "lifeguard.external-url")) }}
- name: LIFEGUARD_EXTERNAL_URL
  value: {{ $runbooks | trimSuffix "/" | quote }}
{{- end }}
{{- range $key, $value := .Values.settings }}
- name: {{ include "lifeguard.variable" $key }}
  value: {{ toString $value | quote }}
{{- end }}
{{- with .Values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}
