{{/*
The sidecar's probes, and what they may cost the application.

Frozen, the sidecar is ended by its liveness probe after at most 5 × 3 + 3 + 3 = 21 seconds: three failures of which the
last takes its whole timeout, and the grace of the probe itself (without one Kubernetes waits the pod's 30 seconds). Its
readiness probe fails after 5 × 5 + 3 = 28 seconds at the earliest, so a sidecar that says nothing is started anew before
its silence is taken for "not ready".

With probes.style exec silence is never taken for "not ready" at all once the sidecar has started: --fail-open.

A container that does not run is not ready, whatever its probes are, and neither is its pod: a restart costs a second or
two, and from the second restart on Kubernetes' back-off of 10, 20, 40 … seconds. No probe changes that.

With supervised the container goes on, and the process in it is started anew: killed or frozen, it is silent for 16 seconds
and its own start at most, which is less than the 5 × 5 = 25 after which refused connections would end the container. Both
processes frozen, it ends after at most 5 × 6 + 3 + 3 = 36, before its silence counts, after 5 × 8 + 3 = 43. The price: a pod
that is to be taken out is, after 45 seconds instead of 30.

The application starts once the sidecar has started. One that hangs while it starts is ended after 600 × 1 + 1 + 3 seconds.
*/}}
{{- define "lifeguard.sidecar.probes" -}}
{{ include "lifeguard.alive" . }}
{{- if eq .Values.readiness.probe "sidecar" }}
# Counts for the pod, beside the application's own, which stays as it is.
readinessProbe:
  {{- include "lifeguard.question" (list . "ready") | nindent 2 }}
  {{- include "lifeguard.patience" . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "lifeguard.alive" -}}
# Up once every target has had a verdict, whatever it is; with policy startup or strict once each was healthy.
startupProbe:
  {{- include "lifeguard.question" (list . "started") | nindent 2 }}
  {{- include "lifeguard.starting" . | nindent 2 }}
{{ include "lifeguard.living" . }}
{{- end }}

{{/* A process takes its time where half a core has to start two of them. */}}
{{- define "lifeguard.starting" -}}
periodSeconds: 1
timeoutSeconds: {{ eq .Values.probes.style "exec" | ternary 3 1 }}
failureThreshold: 600
terminationGracePeriodSeconds: 3
{{- end }}

{{- define "lifeguard.living" -}}
# Never depends on a database: a sidecar that hangs is started anew, and the application goes on.
livenessProbe:
  {{- include "lifeguard.request" (list . "live") | nindent 2 }}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: {{ .Values.supervised | ternary 6 3 }}
  terminationGracePeriodSeconds: 3
{{- end }}

{{/* What the application's container gets with readiness.probe application; nothing otherwise. */}}
{{- define "lifeguard.probes" -}}
{{- if eq .Values.readiness.probe "application" }}
readinessProbe:
  {{- include "lifeguard.request" (list . "ready") | nindent 2 }}
  {{- include "lifeguard.patience" . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "lifeguard.patience" -}}
periodSeconds: 5
timeoutSeconds: 3
failureThreshold: {{ .Values.supervised | ternary 9 6 }}
{{- end }}

{{/* How kubelet asks it, in the style that was chosen: [the chart, ready or started]. */}}
{{- define "lifeguard.question" -}}
{{- $probes := (index . 0).Values.probes }}{{ $goal := index . 1 }}
{{- if eq $probes.style "exec" }}
exec:
  command: {{ concat $probes.command (eq $goal "ready" | ternary (list "ready" "--fail-open") (list "ready" "--for" $goal)) | toJson }}
{{- else }}
{{- include "lifeguard.request" . }}
{{- end }}
{{- end }}

{{/* Over TLS where that is what the port speaks; kubelet looks at no certificate. */}}
{{- define "lifeguard.request" -}}
httpGet: {path: /health/{{ index . 1 }}, port: 9432{{ if include "lifeguard.secure" (index . 0) }}, scheme: HTTPS{{ end }}}
{{- end }}

{{/* "yes" where the port speaks TLS, by a setting or by its variable. */}}
{{- define "lifeguard.secure" -}}
{{- $secure := hasKey (.Values.settings | default dict) "lifeguard.http.tls.certificate" }}
{{- range .Values.env }}
{{- $secure = or $secure (eq .name "LIFEGUARD_HTTP_TLS_CERTIFICATE") }}
{{- end }}
{{- if $secure }}yes{{ end }}
{{- end }}
